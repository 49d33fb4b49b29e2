# A path on the left makes a bind mount; ro keeps the container from writing.
docker run -d --name web -p 8080:80 -v ./site:/usr/share/nginx/html:ro nginx:1.29
curl -s localhost:8080
# Only the file changes.
echo '<h1>Open on Sunday</h1>' > site/index.html
