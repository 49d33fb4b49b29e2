# The program writes to a file, and the setting LOG_FILE names it.
docker exec scale cat /scale.sh
# Settings and log options are fixed at creation, so a new container is needed.
docker rm -f scale
docker run -d --name scale -e LOG_FILE=/dev/stdout \
  --log-opt max-size=5m --log-opt max-file=2 scale:1
