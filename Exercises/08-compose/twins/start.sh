docker pull -q nginx:1.27-alpine
docker pull -q redis:7-alpine
mkdir -p ~/fair
cd ~/fair
cat > compose.yaml <<'END'
services:
  web:
    image: nginx:1.27-alpine
    ports:
      - "8080:80"
  store:
    image: redis:7-alpine
    container_name: the-store
    command: redis-server --appendonly yes
    volumes:
      - stalls:/data
volumes:
  stalls:
    name: fair-data
END
docker compose up -d
sleep 1
docker compose exec -T store redis-cli set stall:1 honey < /dev/null
