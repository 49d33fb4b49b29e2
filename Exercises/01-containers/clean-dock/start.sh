docker pull -q alpine
docker pull -q nginx
docker run -d --name web -p 8080:80 nginx
docker exec web sh -c 'echo open since Monday > /since.txt'
docker run --name try1 alpine true
docker run --name try2 alpine echo second try
docker run -d --name try3 alpine sleep 9000
docker create --name try4 alpine
