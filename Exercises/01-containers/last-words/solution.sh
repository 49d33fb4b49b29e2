# docker run passes the exit code 4 on as its own.
docker run --name ship alpine sh -c 'echo Ahoy; exit 4'
# The output is kept as long as the container is.
docker logs ship > words.txt
