docker pull -q nginx:1.27
printf 'FROM nginx:1.27\nRUN echo "Museum" > /usr/share/nginx/html/index.html\n' | docker build -q -t museum:3 -
printf 'FROM nginx:1.27\nRUN echo "Shop" > /usr/share/nginx/html/index.html\n' | docker build -q -t shop:2 -
docker run -d --name museum --label since=spring -p 8080:80 museum:3
docker run -d --name shop -p 8080:80 shop:2 || true
