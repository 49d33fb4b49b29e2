# A shell line as the test, and enough retries instead of a start period.
cd ~/market
cat > compose.yaml <<'END'
services:
  app:
    image: redis:7-alpine
    command: sh /app.sh
    volumes: ["./app.sh:/app.sh:ro"]
    depends_on:
      store:
        condition: service_healthy
  store:
    image: redis:7-alpine
    command: sh /store.sh
    volumes: ["./store.sh:/store.sh:ro"]
    healthcheck:
      test: ["CMD-SHELL", "nc -z 127.0.0.1 6379 || exit 1"]
      interval: 3s
      timeout: 2s
      retries: 10
END
docker compose up -d
