# --rm also takes the anonymous volume along. Nothing between the colons: Docker picks a free port.
docker run -d --rm --name test-db -p 127.0.0.1::6379 redis:7-alpine
# -i passes the file on to redis-cli.
docker exec -i test-db redis-cli < ~/bookings.txt
