docker pull -q alpine:3.20
docker pull -q alpine:3.22
