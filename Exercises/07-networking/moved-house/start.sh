docker pull -q nginx:1.27
printf 'FROM nginx:1.27\nRUN echo "Soup of the day: pea" > /usr/share/nginx/html/index.html\n' | docker build -q -t kitchen:1 -
printf 'FROM nginx:1.27\nRUN echo "Radio programme: jazz" > /usr/share/nginx/html/index.html\n' | docker build -q -t radio:1 -
echo 'server { listen 80; location / { proxy_pass http://172.17.0.2; } }' > ~/counter.conf
docker run -d --name kitchen kitchen:1
docker run -d --name radio radio:1
docker run -d --name counter -p 8080:80 -v ~/counter.conf:/etc/nginx/conf.d/default.conf nginx:1.27
docker stop kitchen radio
docker start radio kitchen
