# The start fails: port 8080 of the host belongs to museum.
docker start shop
docker ps --filter publish=8080
# A port cannot be changed afterwards. Remove the container that never ran, and make it with another outside port.
docker rm shop
docker run -d --name shop -p 8090:80 shop:2
