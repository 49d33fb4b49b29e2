# 1. Does it run? foyer and tickets have ended.
docker ps -a
docker logs foyer
docker start tickets
# 2. A network in common? foyer is on house, seats on stage only.
docker network connect house seats
# 4. Who listens where? seats listens at 8000, foyer.conf says 8080.
docker run --rm --network container:seats alpine:3.22 netstat -tln
sed -i 's/seats:8080/seats:8000/' ~/foyer.conf
# 5. Which door? 8080 leads to 8080 in foyer, and nginx listens at 80. Ports are fixed, so foyer is made anew.
docker rm -f foyer
docker run -d --name foyer --network house -p 8080:80 -v ~/foyer.conf:/etc/nginx/conf.d/default.conf nginx:1.27
