docker pull -q nginx:1.27-alpine
docker pull -q redis:7-alpine
mkdir -p ~/theatre
cd ~/theatre
cat > compose.yaml <<'END'
services:
  desk:
    image: nginx:1.27-alpine
    ports:
      - "8080:80"
    environment:
      PRICE: "15"
  store:
    image: redis:7-alpine
END
docker compose up -d
sleep 1
docker compose exec -T store redis-cli set seat:7 Ada < /dev/null
sed -i -e 's/  desk:/  tickets:/' -e 's/"15"/"18"/' compose.yaml
docker compose restart
docker compose up -d
