# docker ps shows 8080->8080/tcp, but nginx listens at port 80 inside. Nobody is behind that door.
docker ps
# Ports are fixed when a container is created, so a new container is needed, and the name must be free.
docker rm -f shop
docker run -d --name shop -p 8080:80 nginx
