docker pull -q redis:7-alpine
docker run -d --name neighbour -p 6379:6379 redis:7-alpine
printf 'SET berth:1 Aurora\nSET berth:3 Bella\n' > ~/bookings.txt
