cd ~/beacon
# The tag has moved in the registry. Only pull asks for it.
docker pull localhost:5000/base:1
# name@digest; what is wanted is the part after the @.
digest=$(docker image inspect -f '{{index .RepoDigests 0}}' localhost:5000/base:1 | cut -d@ -f2)
sed -i "s|^FROM .*|FROM localhost:5000/base:1@$digest|" Dockerfile
docker build --label org.opencontainers.image.revision=c0ffee1 -t beacon:2 .
