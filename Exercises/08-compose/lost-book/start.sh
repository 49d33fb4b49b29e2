docker pull -q redis:7-alpine
docker pull -q nginx:1.27-alpine
mkdir -p ~/archive/pages
cd ~/archive
echo '<h1>Catalogue of 1894</h1>' > pages/index.html
cat > compose.yaml <<'END'
services:
  store:
    image: redis:7-alpine
    volumes:
      - records:/var/lib/redis
  web:
    image: nginx:1.27-alpine
    ports:
      - "8080:80"
    volumes:
      - ./page:/usr/share/nginx/html:ro
volumes:
  records:
    driver: local
END
docker compose up -d
