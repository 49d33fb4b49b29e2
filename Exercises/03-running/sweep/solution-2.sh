# By name, with -v for their anonymous volumes.
docker ps -a
docker rm -v try1 old-cache older-cache try2
