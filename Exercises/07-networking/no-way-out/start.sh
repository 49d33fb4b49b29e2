docker pull -q nginx:1.27
docker pull -q alpine:3.22
docker network create outside
