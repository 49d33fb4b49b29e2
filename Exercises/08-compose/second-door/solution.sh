cd ~/library
cat > compose.yaml <<'END'
services:
  desk:
    image: nginx:1.27-alpine
    container_name: reading-desk
    # Comes back after a crash; "always" would also undo a stop by hand after a reboot.
    restart: unless-stopped
    ports:
      - "8080:80"
      # With an address in front, only this machine can knock.
      - "127.0.0.1:8081:80"
  store:
    image: redis:7-alpine
    command: redis-server --appendonly yes
END
docker compose config -q
docker compose up -d
