cd ~/stage
# The value of this machine; the file has a default.
echo 'PORT=8088' > .env
cat > compose.yaml <<'END'
services:
  gate:
    image: nginx:1.27-alpine
    # The one public door.
    ports:
      - "${PORT:-8080}:80"
    volumes:
      - ./gate.conf:/etc/nginx/conf.d/default.conf:ro
    networks: [front]
    restart: unless-stopped
    # nginx looks up the name page when it starts.
    depends_on:
      page:
        condition: service_started
  page:
    build: ./page
    image: stage/page:1.0
    restart: unless-stopped
    # The one service in both networks.
    networks: [front, back]
    depends_on:
      # A job: wait for its end.
      fill:
        condition: service_completed_successfully
    # No fixed name and no port, so there may be two.
    deploy:
      replicas: 2
  fill:
    image: redis:7-alpine
    command: sh /fill.sh
    volumes:
      - ./fill.sh:/fill.sh:ro
    networks: [back]
    depends_on:
      # A server: wait until it answers.
      store:
        condition: service_healthy
  store:
    image: redis:7-alpine
    command: sh /store.sh
    restart: unless-stopped
    volumes:
      - ./store.sh:/store.sh:ro
      - data:/data
    networks: [back]
    healthcheck:
      test: ["CMD", "redis-cli", "ping"]
      interval: 2s
      timeout: 1s
      retries: 10
networks:
  front:
  back:
    internal: true
volumes:
  data:
END
docker compose config -q
docker compose up -d --build
