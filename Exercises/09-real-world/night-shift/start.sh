docker pull -q nginx:1.28-alpine
mkdir -p ~/pier/site
cd ~/pier
echo 'last boat 22:40' > site/index.html
cat > gateway.conf <<'END'
server {
  listen 80;
  location /timetable/ { proxy_pass http://timetable/; }
}
END
cat > compose.yaml <<'END'
services:
  gateway:
    image: nginx:1.28-alpine
    ports: ["8080:80"]
    volumes: ["./gatway.conf:/etc/nginx/conf.d/default.conf:ro"]
    depends_on:
      timetable: {condition: service_healthy}
    networks: [front]
  timetable:
    image: nginx:1.28-alpine
    volumes: ["./site:/usr/share/nginx/html:ro"]
    healthcheck:
      test: ["CMD", "wget", "-q", "-O", "/dev/null", "localhost:8000"]
      interval: 1s
      retries: 2
    networks: [back]
networks:
  front:
  back:
END
docker run -d --name old-web -p 8080:80 nginx:1.28-alpine
