# Evidence first: the field is overwritten by the next start.
docker inspect -f '{{.State.OOMKilled}}' chart > ~/reason.txt
# 16 MB was the limit. docker update can raise it without making the container anew; the swap limit goes along.
docker update -m 96m --memory-swap 96m chart
docker start -a chart
