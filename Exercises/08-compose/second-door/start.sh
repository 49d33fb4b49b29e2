docker pull -q nginx:1.27-alpine
docker pull -q redis:7-alpine
mkdir -p ~/library
cat > ~/library/compose.yaml <<'END'
services:
  desk:
    image: nginx:1.27-alpine
    ports:
      - "8080:80"
  store:
    image: redis:7-alpine
END
cd ~/library
docker compose up -d
