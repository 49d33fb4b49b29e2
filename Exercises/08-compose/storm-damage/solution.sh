cd ~/fish
# 2. What runs? load ended with 1: the store did not answer yet.
docker compose ps -a
docker compose logs load
# It has to wait until the store is ready, so the store needs a healthcheck.
cat > compose.yaml <<'END'
services:
  door:
    image: nginx:1.27-alpine
    ports:
      - "8080:80"
    volumes:
      - ./door.conf:/etc/nginx/conf.d/default.conf:ro
    depends_on:
      app:
        condition: service_started
    networks: [front]
  app:
    image: nginx:1.27-alpine
    command: sh /app.sh
    volumes:
      - ./app.sh:/app.sh:ro
    depends_on:
      load:
        condition: service_completed_successfully
    networks: [front, back]
  load:
    image: redis:7-alpine
    command: sh /load.sh
    # It says itself that it needs about 30 MB; with 8m it was killed (137).
    mem_limit: 64m
    volumes:
      - ./load.sh:/load.sh:ro
    depends_on:
      store:
        condition: service_healthy
    networks: [back]
  store:
    image: redis:7-alpine
    command: sh /store.sh
    volumes:
      - ./store.sh:/store.sh:ro
      - data:/data
    healthcheck:
      test: ["CMD", "redis-cli", "ping"]
      interval: 2s
      timeout: 1s
      retries: 10
    networks: [back]
networks:
  front:
    driver: bridge
  back:
    ipam:
      config:
        - subnet: 172.30.9.0/24
volumes:
  data:
END
# The door asked for a host shop, which nobody is called.
sed -i 's#http://shop#http://app#' door.conf
# A container from before the project holds the port.
docker rm -f market-old
docker compose up -d
