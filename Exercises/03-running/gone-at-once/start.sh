docker pull -q nginx:1.29
mkdir /tmp/menu
echo '<h1>Fish soup, bread, tea</h1>' > /tmp/menu/index.html
cat > /tmp/menu/Dockerfile <<'END'
FROM nginx:1.29
COPY index.html /usr/share/nginx/html/index.html
CMD ["sh", "-c", "nginx -g \"daemon off;\" &"]
END
docker build -q -t menu:1 /tmp/menu
docker run -d --name menu -p 8080:80 menu:1
sleep 1
