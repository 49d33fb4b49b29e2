docker pull -q alpine:3.22
docker tag alpine:3.22 web:2.0
