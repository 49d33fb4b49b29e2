docker pull -q nginx:1.27
docker pull -q alpine:3.22
docker network create coast
printf 'FROM nginx:1.27\nRUN echo "server { listen 7411; location / { root /srv; } }" > /etc/nginx/conf.d/default.conf && mkdir -p /srv && echo "three short flashes" > /srv/index.html\n' | docker build -q -t lighthouse:1 -
docker run -d --name lighthouse --network coast lighthouse:1
