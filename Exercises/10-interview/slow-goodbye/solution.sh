# Process 1 is the shell of start.sh. It waits for books.sh and does not pass SIGTERM on.
docker exec books ps
# exec replaces the shell: then books.sh is process 1 and gets the signal itself.
sed -i 's,^/books.sh,exec /books.sh,' ~/books/start.sh
docker build -t books:2 ~/books
docker rm -f books
docker run -d --name books books:2
