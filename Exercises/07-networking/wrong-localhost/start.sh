docker pull -q nginx:1.27
printf 'FROM nginx:1.27\nRUN echo "Room list: 3 free" > /usr/share/nginx/html/index.html\n' | docker build -q -t rooms:1 -
docker network create inn
docker run -d --name rooms --network inn rooms:1
echo 'server { listen 80; location / { proxy_pass http://localhost:8090; } }' > ~/desk.conf
docker run -d --name desk --network inn -p 8080:80 -v ~/desk.conf:/etc/nginx/conf.d/default.conf nginx:1.27
