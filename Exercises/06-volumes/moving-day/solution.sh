# db: stop, so that Redis saves; copy from the nameless volume; replace, and take the nameless one along.
docker stop db
docker run --rm --volumes-from db:ro -v visitors:/to alpine:3.22 cp -a /data/. /to
docker rm -v db
docker run -d --name db -v visitors:/data redis:7
# web: rescue the photos from the layer before it is removed.
docker cp web:/usr/share/nginx/html/photos old-photos
docker rm -f web
docker run --rm -v ~/old-photos:/from:ro -v photos:/to alpine:3.22 cp -a /from/. /to
# Each kind of file in its place; only the folder with data is covered by the volume.
docker run -d --name web -p 8080:80 \
  -v photos:/usr/share/nginx/html/photos \
  -v ~/banner:/usr/share/nginx/html/banner:ro \
  --tmpfs /tmp:size=16m \
  museum:2
# The backup, through the output, so that the archive is your own file.
docker run --rm -v photos:/photos:ro alpine:3.22 tar czf - -C /photos . > ~/backup/photos.tgz
