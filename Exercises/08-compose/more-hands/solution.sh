cd ~/depot
cat > compose.yaml <<'END'
services:
  door:
    image: nginx:1.27-alpine
    # The one public door.
    ports:
      - "8080:80"
    volumes: ["./door.conf:/etc/nginx/conf.d/default.conf:ro"]
    depends_on: [packer]
  packer:
    image: nginx:1.27-alpine
    # No fixed name and no fixed port: both exist once on a machine.
    volumes: ["./packer.html:/usr/share/nginx/html/index.html:ro"]
    deploy:
      replicas: 3
END
docker compose up -d
