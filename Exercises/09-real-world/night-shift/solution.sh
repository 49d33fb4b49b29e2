cd ~/pier
# First message: timetable is unhealthy. Its check asks port 8000, nginx listens on 80.
sed -i 's/localhost:8000/localhost:80/' compose.yaml
# Second: the file of the mount is called gateway.conf. Docker may have made a folder of the wrong name.
sed -i 's|./gatway.conf|./gateway.conf|' compose.yaml
# Third: the gateway does not find the name timetable, because it is not on its network.
sed -i 's/networks: .front.$/networks: [front, back]/' compose.yaml
# Fourth: somebody left a container on port 8080.
docker rm -f old-web
docker compose up -d
