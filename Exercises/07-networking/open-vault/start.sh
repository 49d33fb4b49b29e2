docker pull -q nginx:1.27
docker pull -q redis:7
printf 'FROM nginx:1.27\nRUN echo "Till open" > /usr/share/nginx/html/index.html\n' | docker build -q -t till:1 -
docker network create club
docker run -d --name members --network club -p 6379:6379 -v club-data:/data redis:7
docker exec members redis-cli set count 481
docker exec members redis-cli save
docker run -d --name till --network club -p 8080:80 till:1
docker run -d --name poster --network club nginx:1.27
