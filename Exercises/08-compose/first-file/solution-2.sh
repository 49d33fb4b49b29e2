# The old file name is still found, and a list may stand in brackets.
cat > ~/museum/docker-compose.yml <<'END'
services:
  store: {image: "redis:7-alpine"}
  site:
    image: nginx:1.27-alpine
    ports: ["8080:80"]
END
docker compose -f ~/museum/docker-compose.yml up -d
