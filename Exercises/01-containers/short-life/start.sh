docker pull -q alpine
docker run -d --name ticker alpine echo tick
