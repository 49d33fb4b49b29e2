docker pull -q redis:7
docker pull -q alpine:3.22
docker run --name probe -v /tmp/scratch alpine:3.22 true
docker rm probe
docker run -d --name db redis:7
docker exec db redis-cli set order-77 anchor
docker stop db
docker rm db
docker run -d --name db redis:7
