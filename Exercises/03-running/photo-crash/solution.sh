# 137 and true: the kernel killed it at the limit.
docker inspect -f '{{.State.ExitCode}} {{.State.OOMKilled}}' photo
docker logs photo
# 10 MB for the picture and some room for the rest.
docker rm photo
docker run -d --name photo -m 32m --memory-swap 32m photo:1
