docker pull -q alpine:3.22
docker pull -q nginx:1.29
docker run -d --name ferry alpine:3.22 sh -c 'sleep 9000'
docker exec ferry sh -c 'echo 7 boats > /dev/shm/boats'
docker create --name pilot nginx:1.29
docker run -d --name tug alpine:3.22 sleep 9000
docker exec tug sh -c 'echo Ada, Bo > /crew.txt'
docker inspect -f '{{.State.StartedAt}}' tug > /home/you/.tug
docker run --name wreck alpine:3.22 true
