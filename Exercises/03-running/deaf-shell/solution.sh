# Process 1 is the shell of start.sh. board.sh is its child and never gets the signal.
docker exec board ps
# exec replaces the shell by board.sh, so that this is process 1.
sed -i 's/^sh /exec sh /' tide/start.sh
docker build -t tide:2 tide
docker run -d --name board2 tide:2
