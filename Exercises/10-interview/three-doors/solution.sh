# First look: front has ended. Its last words: host not found in upstream "api".
docker ps -a
docker logs --tail 1 front
# api says itself at which port it listens: 8000, and front calls 8080.
docker exec api cat /etc/nginx/conf.d/default.conf
sed -i 's/api:8080/api:8000/' ~/front/default.conf
# Network and published port are fixed when a container is made: both right, in a new one.
docker rm -f front
docker run -d --name front --network quay -p 8080:80 -v ~/front:/etc/nginx/conf.d:ro nginx:1.27
