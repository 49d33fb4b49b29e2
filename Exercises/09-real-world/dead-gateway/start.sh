docker pull -q nginx:1.28-alpine
mkdir -p ~/prices
echo 'one berth, one night: 18' > ~/prices/index.html
cat > ~/gateway.conf <<'END'
server {
  listen 80;
  location /prices/ { proxy_pass http://prices/; }
}
END
docker network create port-net
docker run -d --name prices -v ~/prices:/usr/share/nginx/html:ro nginx:1.28-alpine
docker run -d --name gateway --network port-net -p 8080:80 -v ~/gateway.conf:/etc/nginx/conf.d/default.conf:ro nginx:1.28-alpine
sleep 1
