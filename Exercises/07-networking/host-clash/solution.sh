# The log says: Address already in use. On the host's network there is one port 80.
docker logs tides
docker rm -f weather tides
# On a bridge, each has its own port 80, and -p makes the doors.
docker run -d --name weather -p 80:80 weather:1
docker run -d --name tides -p 8080:80 tides:1
