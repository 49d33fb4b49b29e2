cd ~/bank
cat > compose.yaml <<'END'
services:
  door:
    image: nginx:1.27-alpine
    ports: ["8080:80"]
    volumes: ["./door.conf:/etc/nginx/conf.d/default.conf:ro"]
    depends_on: [app]
    # Only the front room.
    networks: [front]
  app:
    image: nginx:1.27-alpine
    volumes: ["./app.html:/usr/share/nginx/html/index.html:ro"]
    # The one service in both.
    networks: [front, back]
  vault:
    image: redis:7-alpine
    # No ports: app uses 6379 inside the network.
    networks:
      back:
        aliases: [safe]
networks:
  front:
    driver: bridge
  back:
    driver: bridge
    internal: true
END
docker compose up -d
