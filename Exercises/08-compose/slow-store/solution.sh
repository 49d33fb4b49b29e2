cd ~/market
cat > compose.yaml <<'END'
services:
  app:
    image: redis:7-alpine
    command: sh /app.sh
    volumes: ["./app.sh:/app.sh:ro"]
    depends_on:
      store:
        # Not "started", but "answers".
        condition: service_healthy
  store:
    image: redis:7-alpine
    command: sh /store.sh
    volumes: ["./store.sh:/store.sh:ro"]
    healthcheck:
      test: ["CMD", "redis-cli", "ping"]
      interval: 2s
      timeout: 1s
      retries: 5
      # Failures while it starts do not count.
      start_period: 15s
END
docker compose up -d
