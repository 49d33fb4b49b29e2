# No -p: each container has its own port 80.
docker run -d --name museum nginx:1.27
docker run -d --name cafe nginx:1.27
# -f picks one value; the file gets the number alone.
docker inspect -f '{{.NetworkSettings.Networks.bridge.IPAddress}}' museum > ~/museum.txt
docker inspect -f '{{.NetworkSettings.Networks.bridge.IPAddress}}' cafe > ~/cafe.txt
