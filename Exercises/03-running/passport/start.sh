docker pull -q alpine:3.22
docker pull -q nginx:1.29
docker network create coast
docker run -d --name lighthouse --network coast alpine:3.22 sleep 9000
docker run -d --name light --network coast -p 8080:80 -e SEASON=winter --label team=coast --restart unless-stopped nginx:1.29
docker run --name skiff alpine:3.22 sh -c 'exit 7'
docker run --name dory alpine:3.22 sh -c 'exit 17'
true
