docker pull -q nginx:1.27-alpine
docker pull -q redis:7-alpine
mkdir -p ~/tides
cd ~/tides
echo '<h1>High water 06:12</h1>' > tables.html
printf 'server {\n  listen 80;\n  location / {\n    proxy_pass http://localhost:8081;\n  }\n}\n' > proxy.conf
cat > compose.yaml <<'END'
services:
  proxy:
    image: nginx:1.27-alpine
    ports:
      - "8080:80"
    volumes:
      - ./proxy.conf:/etc/nginx/conf.d/default.conf:ro
    depends_on:
      - tables
    networks: [front]
  tables:
    image: nginx:1.27-alpine
    volumes:
      - ./tables.html:/usr/share/nginx/html/index.html:ro
    networks: [back] # tables
  store:
    image: redis:7-alpine
    networks: [back] # store
networks:
  front:
  back:
END
docker compose up -d
