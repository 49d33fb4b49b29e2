docker pull -q nginx:1.27-alpine
docker pull -q redis:7-alpine
mkdir -p ~/stage/page
cd ~/stage
printf 'server {\n  listen 80;\n  location / { proxy_pass http://page; }\n}\n' > gate.conf
printf 'FROM nginx:1.27-alpine\nCOPY start.sh /start.sh\nCMD ["sh", "/start.sh"]\n' > page/Dockerfile
cat > page/start.sh <<'END'
show=$(printf 'GET show\r\nQUIT\r\n' | nc store 6379 2> /dev/null | sed -n 2p | tr -d '\r')
[ -n "$show" ] || { echo "page: no programme, closed"; exit 1; }
echo "Tonight: $show" > /usr/share/nginx/html/index.html
exec nginx -g 'daemon off;'
END
cat > fill.sh <<'END'
redis-cli -h store ping > /dev/null 2>&1 || { echo "fill: the store does not answer"; exit 1; }
sleep 2
redis-cli -h store set show "The Tempest"
END
cat > store.sh <<'END'
sleep 5
exec redis-server --loglevel warning
END
