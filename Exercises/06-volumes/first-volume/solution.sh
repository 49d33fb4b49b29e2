docker volume create logbook
# Redis writes to /data; everything below that path goes into the volume.
docker run -d --name db -v logbook:/data redis:7
docker exec db redis-cli set captain Ndiaye
# stop lets Redis save; rm takes the container and leaves the volume.
docker stop db
docker rm db
# A new container and a newer image, on the same data.
docker run -d --name db -v logbook:/data redis:8
