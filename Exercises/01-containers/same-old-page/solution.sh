# A fresh container of bakery:2 has the old page, so the image is wrong: release.sh builds the folder of last year.
docker run --rm bakery:2 cat /usr/share/nginx/html/index.html
cat release.sh
# And a restart goes on with the old container. The new image needs a new one.
cat > ~/release.sh <<'END'
cd ~
docker build -t bakery:2 bakery-2026
docker rm -f bakery
docker run -d --name bakery -p 8080:80 bakery:2
END
sh ~/release.sh
