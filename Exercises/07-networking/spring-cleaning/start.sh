docker pull -q nginx:1.27
docker pull -q alpine:3.22
docker network create shop
docker network create test-1
docker network create test-2
docker network create backup
docker network create demo
docker run -d --name web --network shop nginx:1.27
docker run --name nightly --network backup alpine:3.22 echo saved
