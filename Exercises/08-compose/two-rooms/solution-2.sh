# door may stay in the default network, when app is in it as well.
cd ~/bank
cat > compose.yaml <<'END'
services:
  door:
    image: nginx:1.27-alpine
    ports: ["8080:80"]
    volumes: ["./door.conf:/etc/nginx/conf.d/default.conf:ro"]
    depends_on: [app]
  app:
    image: nginx:1.27-alpine
    volumes: ["./app.html:/usr/share/nginx/html/index.html:ro"]
    networks: [default, cellar]
  vault:
    image: redis:7-alpine
    networks:
      cellar:
        aliases: [safe]
networks:
  cellar:
    internal: true
    ipam:
      config:
        - subnet: 172.30.5.0/24
END
docker compose up -d
