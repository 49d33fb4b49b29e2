# One network for each pair that talks.
docker network create front
docker network create back
docker run -d --name store --network back redis:7
# loans stands between the two, with a cable in each.
docker run -d --name loans --network front --network back nginx:1.27
# The only door to the outside.
docker run -d --name page --network front -p 8080:80 nginx:1.27
