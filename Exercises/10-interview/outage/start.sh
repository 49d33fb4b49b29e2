docker pull -q nginx:1.27
docker pull -q redis:7
mkdir -p ~/ferry/door ~/ferry/board
cat > ~/ferry/door/default.conf <<'END'
server {
  listen 80;
  location / { proxy_pass http://board:8000; }
}
END
cat > ~/ferry/board/default.conf <<'END'
server {
  listen 8000;
  location / { return 200 "Ferry at 9\n"; }
}
END
cat > ~/ferry/compose.yaml <<'END'
name: ferry
services:
  door:
    image: nginx:1.27
    ports: ["8080:80"]
    volumes: ["./door:/etc/nginx/conf.d:ro"]
    networks: [front] # door
    depends_on: [board]
  board:
    image: nginx:1.27
    volumes: ["./board:/etc/nginx/conf.d:ro"]
    networks: [back] # board
    depends_on:
      store:
        condition: service_healthy
  store:
    image: redis:7
    command: redis-server --appendonly yes
    networks: [back] # store
    healthcheck:
      test: ["CMD", "redis-cli", "-p", "6380", "ping"]
      interval: 1s
      timeout: 1s
      retries: 2
networks:
  front:
  back:
END
docker run -d --name old-door -p 8080:80 nginx:1.27
