docker pull -q nginx:1.27
docker pull -q alpine:3.22
docker network create till-net
docker run -d --name bakery nginx:1.27
docker run -d --name till --network till-net nginx:1.27
docker run -d --name printer alpine:3.22 sleep 100000
docker run -d --name stock --network till-net alpine:3.22 sleep 100000
docker run -d --name archive alpine:3.22 sleep 100000
docker run -d --name old-test nginx:1.27
docker stop -t 1 archive
