# The log says it: COLOUR is empty. Somebody had set COLOR.
docker logs --tail 3 lantern
# -f ends the loop as well, for what is removed cannot be started again.
docker rm -f lantern
docker run -d --name lantern --restart unless-stopped -e COLOUR=green lantern:1
