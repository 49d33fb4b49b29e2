docker pull -q nginx:1.27-alpine
docker pull -q redis:7-alpine
mkdir -p ~/radio
cat > ~/radio/compose.yaml <<'END'
services:
  web:
    image: nginx:1.27-alpine
    ports:
      - "8080:80"
  store:
    image: redis:7-alpine
  monitor:
    image: redis:7-alpine
    command: sh -c "while true; do redis-cli -h store dbsize; sleep 5; done"
    stop_grace_period: 1s
    depends_on: [store]
  seed:
    image: redis:7-alpine
    command: redis-cli -h store set song "sea shanty"
    depends_on: [store]
END
cd ~/radio
docker compose up -d web store
