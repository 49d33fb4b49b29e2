# Exited (0): nothing crashed. echo did its work and ended, and the container with it.
docker ps -a
docker logs ticker
# The command was fixed when the container was created, so make a new one that has something left to do.
docker rm ticker
docker run -d --name ticker alpine sh -c 'echo tick; sleep 9000'
