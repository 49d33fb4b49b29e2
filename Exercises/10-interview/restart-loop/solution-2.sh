# With --mount, a wrong source would have been an error at once.
docker rm -f pilot
docker run -d --name pilot --restart always --env HARBOUR=north --mount type=bind,source=$HOME/pilot/tides.txt,target=/etc/pilot/tides.txt,readonly --mount type=bind,source=$HOME/bin,target=/opt/bin,readonly alpine:3.22 sh /opt/bin/pilot.sh
