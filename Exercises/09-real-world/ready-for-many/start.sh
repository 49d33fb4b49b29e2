docker pull -q nginx:1.28-alpine
docker run -d --name registry -p 5000:5000 registry:2 > /dev/null 2>&1
mkdir -p ~/guide
cd ~/guide
echo 'Welcome to the museum' > index.html
printf 'FROM nginx:1.28-alpine\nCOPY index.html /usr/share/nginx/html/index.html\n' > Dockerfile
cat > gateway.conf <<'END'
server {
  listen 80;
  location / { proxy_pass http://guide/; }
}
END
cat > compose.yaml <<'END'
services:
  gateway:
    image: nginx:1.28-alpine
    ports: ["8080:80"]
    volumes: ["./gateway.conf:/etc/nginx/conf.d/default.conf:ro"]
    depends_on: [guide]
  guide:
    build: .
    container_name: guide
    ports: ["8081:80"]
END
docker compose up -d
