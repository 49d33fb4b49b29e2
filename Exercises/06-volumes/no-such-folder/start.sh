docker pull -q nginx:1.29
mkdir menu
echo '<h1>Today: herring</h1>' > menu/index.html
cat > menu.sh <<'END'
docker run -d --name menu -p 8080:80 \
  --mount type=bind, source=/usr/share/nginx/html,target=menu,readonly \
  nginx:1.29
END
