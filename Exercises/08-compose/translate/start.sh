docker pull -q nginx:1.27-alpine
docker pull -q redis:7-alpine
docker pull -q nginx:1.27
mkdir -p ~/harbour
cat > ~/harbour/start.sh <<'END'
docker network create harbour
docker run -d --name store --network harbour redis:7-alpine
docker run -d --name tide --network harbour -p 8081:80 nginx:1.27
docker run -d --name gate --network harbour -p 8080:80 nginx:1.27-alpine
END
cat > ~/harbour/compose.yaml <<'END'
version: '3'
services:
  gate:
    image: nginx:1.27-alpine
    ports:
      - ...
  store:
    image: ...
END
sh ~/harbour/start.sh
