# The long forms mean the same.
cat > ~/library/compose.yaml <<'END'
services:
  desk:
    image: nginx:1.27-alpine
    container_name: reading-desk
    restart: unless-stopped
    ports:
      - {target: 80, published: "8080"}
      - target: 80
        published: "8081"
        host_ip: 127.0.0.1
  store:
    image: redis:7-alpine
    command: ["redis-server", "--appendonly", "yes"]
END
docker compose -f ~/library/compose.yaml up -d
