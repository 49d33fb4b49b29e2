# Release 2 gets its own tag.
docker build -t board:2 board
# The name and the port 8080 must be free before the new container can have them.
docker rm -f board
docker run -d --name board -p 8080:80 board:2
# The old release beside it, at another port outside; inside it is 80 both times.
docker run -d --name board-old -p 8081:80 board:1
# Read the exit code while the container is still there.
docker inspect --format '{{.State.ExitCode}}' broken > code.txt
docker rm broken
