docker pull -q alpine:3.22
docker pull -q redis:7
docker run -d --name db -v berths:/data redis:7
docker exec db redis-cli set berth-9 Cormoran
mkdir backup
