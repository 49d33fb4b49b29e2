docker network create rental
# No -p: only containers on rental shall reach the store.
docker run -d --name store --network rental redis:7
# -h names the machine. The port inside, 6379, is the client's default.
docker run --rm --network rental redis:7 redis-cli -h store set free 12
