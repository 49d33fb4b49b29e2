docker pull -q nginx:1.29
docker run -d --name web -p 8080:80 nginx:1.29
docker exec web sh -c 'echo up since spring > /since.txt'
docker exec web sh -c 'echo "<h1>Winter break</h1>" > /usr/share/nginx/html/index.html'
mkdir -p site/img
echo '<h1>Regatta on Sunday</h1>' > site/index.html
echo 'blue anchor' > site/img/logo.txt
echo 'docker cp ~/site web:/usr/share/nginx/html' > publish.sh
sh publish.sh
