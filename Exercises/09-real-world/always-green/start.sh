docker pull -q redis:7-alpine
mkdir -p ~/pier/tests
cd ~/pier
cat > tests/run.sh <<'END'
redis-cli -h db set guests 12 > /dev/null
n=$(redis-cli -h db get guests)
echo "guests: $n"
test "$n" -eq $((6 + 6))
END
cat > compose.yaml <<'END'
services:
  db:
    image: redis:7-alpine
    healthcheck:
      test: ["CMD", "redis-cli", "ping"]
      interval: 1s
  tests:
    image: redis:7-alpine
    depends_on:
      db:
        condition: service_healthy
    volumes: ["./tests:/tests:ro"]
    command: ["sh", "/tests/run.sh"]
END
cat > ci.sh <<'END'
docker compose run --rm -T tests 2>&1 | tee report.txt
docker compose down -v
END
