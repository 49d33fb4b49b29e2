# From inside the page is there, so the server works.
docker exec pool wget -q -O - http://localhost:8080/
# It listens on 127.0.0.1, which is the container itself.
docker exec pool netstat -tln
cd ~/pool
# All addresses of the container, so that Docker's forwarding gets in.
sed -i 's/ADDRESS=127.0.0.1/ADDRESS=0.0.0.0/' Dockerfile
docker build -t pool:2 .
# A new image needs a new container.
docker rm -f pool
docker run -d --name pool -p 8090:8080 pool:2
