# Two mounts: berths at a path that Redis never uses, and an anonymous volume at /data.
docker inspect -f '{{range .Mounts}}{{.Name}} at {{.Destination}}{{println}}{{end}}' db
docker image inspect -f '{{json .Config.Volumes}}' redis:7
# Redis saves when it is stopped.
docker stop db
docker cp db:/data/dump.rdb .
docker rm db
# create makes the container without starting Redis, so that the file is there before it starts.
docker create --name db -v berths:/data redis:7
docker cp dump.rdb db:/data/dump.rdb
docker start db
