cd ~/harbour
# The service: like ships, with its own folder and no port.
cat >> compose.yaml <<'END'
  tides:
    image: nginx:1.28-alpine
    volumes: ["./tides:/usr/share/nginx/html:ro"]
END
# The gateway learns the new address.
cat > gateway.conf <<'END'
server {
  listen 80;
  location /ships/ { proxy_pass http://ships/; }
  location /tides/ { proxy_pass http://tides/; }
}
END
docker compose up -d
# nginx reads its configuration when it starts.
docker compose restart gateway
