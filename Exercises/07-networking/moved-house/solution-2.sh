# Running containers can join a network, too (lesson 6). Then nothing has to be made anew.
docker network create canteen
docker network connect canteen kitchen
docker network connect canteen counter
sed -i 's/172\.17\.0\.2/kitchen/' ~/counter.conf
# nginx reads its settings when it starts.
docker restart counter
