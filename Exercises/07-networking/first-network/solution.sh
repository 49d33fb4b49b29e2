# Networks are not made on the fly, so this comes first.
docker network create bikes
docker run -d --name page --network bikes nginx:1.27
# The visitor has to be on the same network. The port inside is 80, which http takes by itself.
docker run --rm --network bikes alpine:3.22 wget -qO- http://page > ~/page.html
