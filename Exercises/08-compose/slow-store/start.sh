docker pull -q redis:7-alpine
mkdir -p ~/market
cd ~/market
cat > store.sh <<'END'
sleep 8
exec redis-server --loglevel warning
END
cat > app.sh <<'END'
redis-cli -h store ping > /dev/null 2>&1 || { echo "app: no answer from store, giving up"; exit 1; }
echo "app: open for business"
exec sleep 1000000
END
cat > compose.yaml <<'END'
services:
  app:
    image: redis:7-alpine
    command: sh /app.sh
    volumes: ["./app.sh:/app.sh:ro"]
  store:
    image: redis:7-alpine
    command: sh /store.sh
    volumes: ["./store.sh:/store.sh:ro"]
END
docker compose up -d
