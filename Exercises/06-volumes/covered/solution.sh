# The image is fine; the volume covers it.
docker run --rm site:2 cat /usr/share/nginx/html/index.html
docker run --rm -v web:/v alpine:3.22 ls -R /v
# Only the photos are data. They get a volume of their own.
docker run --rm -v web:/old:ro -v photos:/new alpine:3.22 cp -a /old/photos/. /new
docker rm -f web
docker run -d --name web -p 8080:80 -v photos:/usr/share/nginx/html/photos site:2
