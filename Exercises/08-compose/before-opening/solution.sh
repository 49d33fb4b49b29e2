cd ~/canteen
cat > compose.yaml <<'END'
services:
  counter:
    image: redis:7-alpine
    command: sh /counter.sh
    volumes:
      - ./counter.sh:/counter.sh:ro
    depends_on:
      # A job: it has to end, and to end well.
      loader:
        condition: service_completed_successfully
  loader:
    image: redis:7-alpine
    command: sh /load.sh
    volumes:
      - ./load.sh:/load.sh:ro
    depends_on:
      # A server: it has to answer.
      store:
        condition: service_healthy
  store:
    image: redis:7-alpine
    healthcheck:
      test: ["CMD", "redis-cli", "ping"]
      interval: 2s
      timeout: 1s
      retries: 5
END
docker compose up -d
