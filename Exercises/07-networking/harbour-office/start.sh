docker pull -q nginx:1.27
docker pull -q alpine:3.22
docker pull -q redis:7
printf 'FROM nginx:1.27\nEXPOSE 8000\nRUN echo "server { listen 8000; location / { root /srv; } }" > /etc/nginx/conf.d/default.conf && mkdir -p /srv && echo "Departures: 06:40 Kiel" > /srv/index.html\n' | docker build -q -t board:1 -
printf 'FROM nginx:1.27\nRUN echo "Office: open" > /usr/share/nginx/html/index.html\n' | docker build -q -t office:1 -
echo 'server { listen 80; location / { proxy_pass http://CHANGE-ME; } }' > ~/gate.conf
printf 'timber\nsalt\nwool\nglass\n' > ~/freight.txt
