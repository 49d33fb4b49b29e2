cd ~/guide
cat > compose.yaml <<'END'
services:
  gateway:
    image: nginx:1.28-alpine
    ports: ["8080:80"]
    volumes: ["./gateway.conf:/etc/nginx/conf.d/default.conf:ro"]
    depends_on: [guide]
  guide:
    # A name that any machine can pull. build stays, to make the image here.
    build: .
    image: localhost:5000/guide:1
    # No container_name and no ports: both exist only once.
    deploy:
      replicas: 3
END
docker compose build
docker compose push guide
docker compose up -d
