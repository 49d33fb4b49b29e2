docker pull -q alpine:3.22
mkdir -p /tmp/s
printf 'FROM alpine:3.22\nRUN echo version 1 > /version\n' > /tmp/s/Dockerfile
docker build -q -t shop:1 /tmp/s
printf 'FROM alpine:3.22\nRUN echo version 2 > /version\n' > /tmp/s/Dockerfile
docker build -q -t shop:2 /tmp/s
docker tag shop:1 backup:old
docker run --name report shop:1 cat /version
docker run -d --name web shop:2 sleep 100000
