# From the old container's mounts straight into the volume, with a helper.
docker stop db
docker run --rm --volumes-from db -v berths:/to alpine:3.22 cp /data/dump.rdb /to/
docker rm db
docker run -d --name db -v berths:/data redis:7
