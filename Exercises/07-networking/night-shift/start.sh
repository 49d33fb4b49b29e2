docker pull -q nginx:1.27
docker pull -q alpine:3.22
docker pull -q redis:7
printf 'FROM nginx:1.27\nRUN echo "server { listen 8000; location / { root /srv; } }" > /etc/nginx/conf.d/default.conf && mkdir -p /srv && echo "Seats: 12 free" > /srv/index.html\n' | docker build -q -t seats:1 -
docker network create house
docker network create stage
docker run -d --name tickets --network stage redis:7
docker exec tickets redis-cli set sold 88
docker exec tickets redis-cli save
docker run -d --name seats --network stage seats:1
echo 'server { listen 80; location / { proxy_pass http://seats:8080; } }' > ~/foyer.conf
docker run -d --name foyer --network house -p 8080:8080 -v ~/foyer.conf:/etc/nginx/conf.d/default.conf nginx:1.27
docker stop tickets
