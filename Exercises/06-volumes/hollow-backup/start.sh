docker pull -q alpine:3.22
docker pull -q redis:7
docker run -d --name db -v harbour:/data redis:7
docker exec db redis-cli set ship-1 Albatros
mkdir backup
cat > backup.sh <<'END'
docker run --rm -v harbor:/data:ro -v /home/you/backup:/backup \
  alpine:3.22 tar czf /backup/harbour.tgz -C /data .
END
sh backup.sh
