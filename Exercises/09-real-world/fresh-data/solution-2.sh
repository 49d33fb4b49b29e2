# The data in memory: then there is no volume at all. --rm is still needed for the container.
docker run -d --rm --name test-db --mount type=tmpfs,dst=/data -p 127.0.0.1:7000:6379 redis:7-alpine
docker cp ~/bookings.txt test-db:/bookings.txt
docker exec test-db sh -c 'redis-cli < /bookings.txt'
