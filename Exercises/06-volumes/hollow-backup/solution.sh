# The script's volume is called harbor, the database's harbour.
docker inspect -f '{{range .Mounts}}{{.Name}}{{end}}' db
docker volume ls
# And the copy is made while Redis has everything in memory: stop, copy, start.
cat > backup.sh <<'END'
docker volume inspect harbour > /dev/null || exit 1
docker stop db
docker run --rm -v harbour:/data:ro -v /home/you/backup:/backup \
  alpine:3.22 tar czf /backup/harbour.tgz -C /data .
docker start db
END
sh backup.sh
