docker pull -q redis:7
docker pull -q alpine:3.22
docker run -d --name db -v berths:/var/lib/redis redis:7
docker exec db redis-cli set berth-4 Bella
