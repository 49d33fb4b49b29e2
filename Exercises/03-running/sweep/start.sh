docker pull -q alpine:3.22
docker pull -q nginx:1.29
docker pull -q redis:8-alpine
docker run -d --name web nginx:1.29
docker run -d --name cache redis:8-alpine
docker run --name survey --label keep=yes alpine:3.22 sh -c 'echo survey 12 > /result'
docker run --name census --label keep=yes alpine:3.22 sh -c 'echo census 30 > /result; exit 1'
docker run --name try1 alpine:3.22 true
docker run --name old-cache redis:8-alpine true
docker run --name older-cache redis:8-alpine true
docker create --name try2 --label keep=no nginx:1.29
docker volume create prices
docker inspect -f '{{.Id}} {{.State.StartedAt}} {{.State.Status}}' web cache > /home/you/.running
true
