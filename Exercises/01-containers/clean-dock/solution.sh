docker ps -a
# try3 runs: stop it first, then remove all four by name.
docker stop try3
docker rm try1 try2 try3 try4
