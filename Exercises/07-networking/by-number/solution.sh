docker run -d --name kiosk nginx:1.27
# The address, kept in a variable of the shell.
address=$(docker inspect -f '{{.NetworkSettings.Networks.bridge.IPAddress}}' kiosk)
docker run --rm alpine:3.22 wget -qO- http://$address > ~/by-number.txt
# The name fails. 2> keeps what it says.
docker run --rm alpine:3.22 wget -qO- http://kiosk 2> ~/by-name.txt
