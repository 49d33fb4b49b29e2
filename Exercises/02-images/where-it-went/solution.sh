# sleep keeps the containers running.
docker run -d --name first alpine:3.22 sleep 1000
docker run -d --name second alpine:3.22 sleep 1000
# The quotes keep > for the shell inside of the container.
docker exec first sh -c 'echo apples > /order.txt'
# second has an untouched layer of its own.
docker exec second ls /
# Here > is outside: the list goes into a file on your machine.
docker diff first > ~/changes.txt
