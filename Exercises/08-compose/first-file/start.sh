docker pull -q nginx:1.27-alpine
docker pull -q redis:7-alpine
mkdir -p ~/museum
