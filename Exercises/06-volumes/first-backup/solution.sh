# Redis saves when it is stopped.
docker stop db
# Two mounts: from where (read-only), and to where. -C makes the names relative.
docker run --rm -v berths:/data:ro -v ~/backup:/backup alpine:3.22 tar czf /backup/berths.tgz -C /data .
docker start db
