docker pull -q alpine:3.20
docker pull -q alpine:3.22
docker tag alpine:3.20 shop:latest
