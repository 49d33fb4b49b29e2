docker pull -q nginx:1.27-alpine
docker pull -q redis:7-alpine
mkdir -p ~/bank
cd ~/bank
echo '<h1>Balance: 12 marbles</h1>' > app.html
printf 'server {\n  listen 80;\n  location / { proxy_pass http://app; }\n}\n' > door.conf
cat > compose.yaml <<'END'
services:
  door:
    image: nginx:1.27-alpine
    ports: ["8080:80"]
    volumes: ["./door.conf:/etc/nginx/conf.d/default.conf:ro"]
    depends_on: [app]
  app:
    image: nginx:1.27-alpine
    volumes: ["./app.html:/usr/share/nginx/html/index.html:ro"]
  vault:
    image: redis:7-alpine
    ports:
      - "6379:6379"
END
docker compose up -d
