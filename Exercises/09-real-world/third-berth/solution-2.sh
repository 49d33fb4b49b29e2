cd ~/harbour
printf '  tides:\n    image: nginx:1.28-alpine\n    volumes: ["./tides:/usr/share/nginx/html:ro"]\n' >> compose.yaml
# First the new service, so that its name resolves.
docker compose up -d tides
cat > gateway.conf <<'END'
server {
  listen 80;
  location /ships/ { proxy_pass http://ships/; }
  location /tides/ { proxy_pass http://tides/; }
}
END
# A new container reads the new file too.
docker compose up -d --force-recreate gateway
