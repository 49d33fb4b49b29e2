docker rm -f menu
# A shell that waits is good enough to keep the container alive.
docker run -d --name menu -p 8080:80 menu:1 sh -c 'nginx -g "daemon off;" & wait'
