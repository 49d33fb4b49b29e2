# The long form. Editing first and starting then is as good.
echo '<h1>Open on Sunday</h1>' > ~/site/index.html
docker run -d --name web -p 8080:80 --mount type=bind,src=/home/you/site,dst=/usr/share/nginx/html,ro nginx:1.29
