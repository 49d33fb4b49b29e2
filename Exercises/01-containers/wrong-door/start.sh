docker pull -q nginx
docker run -d --name shop -p 8080:8080 nginx
