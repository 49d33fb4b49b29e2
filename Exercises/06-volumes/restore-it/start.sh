docker pull -q alpine:3.22
docker pull -q redis:7
mkdir backup
docker run -d --name old -v seed:/data redis:7
docker exec old redis-cli set balance 4120
docker stop old
docker rm old
docker run --rm -v seed:/data:ro alpine:3.22 tar czf - /data > backup/ledger.tgz
docker volume rm seed
docker run -d --name db redis:7
docker run --rm -v ledger:/data alpine:3.22 sh -c 'echo scrambled > /data/dump.rdb'
