cd ~/site
cat > Dockerfile <<'END'
FROM nginx:1.27
COPY index.html /usr/share/nginx/html/index.html
END
# Version 1.0 first, while the page still says Hello.
docker build -t site:1.0 .
echo '<h1>Welcome</h1>' > index.html
docker build -t site:1.1 .
# Going back: a tag is moved, nothing is built.
docker tag site:1.0 site:latest
# The registry is a part of the name.
docker tag site:1.0 registry.example.com/team/site:1.0
docker run -d --name site -p 8080:80 site:latest
# The ended container first, then its image.
docker rm job
docker rmi busybox
