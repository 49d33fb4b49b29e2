# -d: background. -p outside:inside: port 8080 of this machine leads to port 80 in the container.
docker run -d --name web -p 8080:80 nginx
