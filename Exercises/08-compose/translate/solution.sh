cd ~/harbour
# The old containers hold the ports. Compose does not know them, so they are ours to remove.
docker rm -f tide gate store
docker network rm harbour
cat > compose.yaml <<'END'
services:
  gate:
    image: nginx:1.27-alpine
    ports:
      - "8080:80"
  store:
    image: redis:7-alpine
  tide:
    image: nginx:1.27
    ports:
      - "8081:80"
END
docker compose up -d
