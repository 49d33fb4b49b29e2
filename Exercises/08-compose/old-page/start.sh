docker pull -q nginx:1.27-alpine
mkdir -p ~/theatre/site-old
cd ~/theatre
echo '<h1>Summer: A Midsummer Night</h1>' > site-old/index.html
printf 'FROM nginx:1.27-alpine\nARG HOUSE=none\nRUN echo $HOUSE > /usr/share/nginx/html/house\nCOPY index.html /usr/share/nginx/html/index.html\n' > site-old/Dockerfile
cp -r site-old site
cat > compose.yaml <<'END'
services:
  site:
    build:
      context: ./site-old
      dockerfile: Dockerfile
      args:
        HOUSE: harbour theatre
    ports:
      - "8080:80"
END
docker compose build -q
docker compose up -d
echo '<h1>Autumn: The Tempest</h1>' > site/index.html
docker compose up -d
