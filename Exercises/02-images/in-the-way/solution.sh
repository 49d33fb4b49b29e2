# The message names a container: it has ended, but it exists.
docker rmi shop:1 || true
docker ps -a
docker rm report
# Both names of the image. The last one takes the image along.
docker rmi shop:1 backup:old
