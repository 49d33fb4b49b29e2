# Through the output, so that the archive is your own file.
docker stop db
docker run --rm -v berths:/data:ro alpine:3.22 tar czf - -C /data . > ~/backup/berths.tgz
docker start db
