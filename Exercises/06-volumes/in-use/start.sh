docker pull -q alpine:3.22
docker run -d --name till -v takings:/data alpine:3.22 sleep 100000
docker run -d --name exhibit -v exhibit-2019:/data alpine:3.22 sleep 100000
docker run --name exhibit-test -v exhibit-2019:/data:ro alpine:3.22 true
