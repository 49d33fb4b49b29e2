docker pull -q nginx
for year in 2025 2026; do
  mkdir -p ~/bakery-$year
  printf 'FROM nginx\nCOPY index.html /usr/share/nginx/html/index.html\n' > ~/bakery-$year/Dockerfile
done
echo '<p>Closed on Sundays</p>' > ~/bakery-2025/index.html
echo '<p>Open on Sundays</p>' > ~/bakery-2026/index.html
docker build -q -t bakery:1 ~/bakery-2025
docker run -d --name bakery -p 8080:80 bakery:1
cat > ~/release.sh <<'END'
cd ~
docker build -t bakery:2 bakery-2025
docker restart bakery
END
sh ~/release.sh > /dev/null 2>&1
