docker pull -q alpine:3.22
docker pull -q redis:7
docker pull -q nginx:1.29
mkdir build banner backup
echo 'welcome' > banner/banner.txt
printf 'FROM nginx:1.29\nCOPY index.html /usr/share/nginx/html/\n' > build/Dockerfile
echo 'Museum, ground floor' > build/index.html
docker build -q -t museum:1 build
echo 'Museum, second floor' > build/index.html
docker build -q -t museum:2 build
rm -r build
docker run -d --name db redis:7
docker exec db redis-cli set total 51200
docker run -d --name web -p 8080:80 museum:1
docker exec web sh -c 'mkdir /usr/share/nginx/html/photos; echo "by Jon" > /usr/share/nginx/html/photos/lamp.txt'
