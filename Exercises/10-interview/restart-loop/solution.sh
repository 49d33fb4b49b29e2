# "HARBOUR is not set": the variable was given as HARBOR.
docker logs --tail 1 pilot
docker inspect -f '{{json .Config.Env}}' pilot
# Variables and mounts are fixed when a container is made, so it is made anew, with the right letters in both.
docker rm -f pilot
docker run -d --name pilot --restart always -e HARBOUR=north -v ~/pilot:/etc/pilot:ro -v ~/bin:/opt/bin:ro alpine:3.22 sh /opt/bin/pilot.sh
