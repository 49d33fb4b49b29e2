# Another order: the photos first, through a pipe; the backup before the new web is started.
mkdir -p ~/old
docker cp web:/usr/share/nginx/html/photos/. ~/old
tar czf ~/backup/photos.tgz -C ~/old .
docker run --rm -i -v photos:/to alpine:3.22 tar xzf - -C /to < ~/backup/photos.tgz
docker rm -f web
docker run -d --name web -p 8080:80 --tmpfs /tmp:size=16m \
  --mount source=photos,target=/usr/share/nginx/html/photos \
  --mount type=bind,source=/home/you/banner,target=/usr/share/nginx/html/banner,readonly museum:2
docker exec db redis-cli save
docker cp db:/data/dump.rdb ~/dump.rdb
docker rm -f -v db
docker create --name db -v visitors:/data redis:7
docker cp ~/dump.rdb db:/data/dump.rdb
docker start db
