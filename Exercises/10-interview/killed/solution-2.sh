docker inspect -f '{{.State.OOMKilled}}' chart > ~/reason.txt
# A new container with a larger limit does it too.
docker rm chart
docker run --name chart -m 128m -v ~/bin:/opt/bin:ro alpine:3.22 sh /opt/bin/chart.sh
