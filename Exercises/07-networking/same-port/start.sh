docker pull -q nginx:1.27
docker run -d --name pier-1 nginx:1.27
docker run -d --name pier-2 nginx:1.27
docker run -d --name pier-3 nginx:1.27
docker exec pier-1 sh -c 'echo "ferry times" > /usr/share/nginx/html/index.html'
docker exec pier-2 sh -c 'echo "fish prices" > /usr/share/nginx/html/index.html'
docker exec pier-3 sh -c 'echo "tide table" > /usr/share/nginx/html/index.html'
