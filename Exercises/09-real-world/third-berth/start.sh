mkdir -p ~/harbour/ships ~/harbour/tides
cd ~/harbour
echo 'Aurora, Bella, Carina' > ships/index.html
echo 'high water 06:12, low water 12:25' > tides/index.html
cat > gateway.conf <<'END'
server {
  listen 80;
  location /ships/ { proxy_pass http://ships/; }
}
END
cat > compose.yaml <<'END'
services:
  gateway:
    image: nginx:1.28-alpine
    ports: ["8080:80"]
    volumes: ["./gateway.conf:/etc/nginx/conf.d/default.conf:ro"]
  ships:
    image: nginx:1.28-alpine
    volumes: ["./ships:/usr/share/nginx/html:ro"]
END
docker compose up -d --quiet-pull
