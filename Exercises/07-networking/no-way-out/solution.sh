# Internal: no default route, and the host passes nothing on.
docker network create --internal lab
docker run -d --name sample --network lab alpine:3.22 sleep 100000
# The tester has a cable in each room, and passes nothing on.
docker run -d --name tester --network outside --network lab nginx:1.27
