# Helpers in the override file, and the service named instead of its profile.
cd ~/radio
sed -i '/^  monitor:/,$d' compose.yaml
cat > compose.override.yaml <<'END'
services:
  monitor:
    image: redis:7-alpine
    command: sh -c "while true; do redis-cli -h store dbsize; sleep 5; done"
    stop_grace_period: 1s
    profiles: ["debug"]
  seed:
    image: redis:7-alpine
    command: redis-cli -h store set song "sea shanty"
    profiles: ["demo"]
    depends_on: [store]
END
docker compose up -d monitor
