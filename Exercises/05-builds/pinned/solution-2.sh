cd ~/light
# Tag and digest together: the tag for people, the digest for Docker. The label stands in the Dockerfile.
docker pull -q localhost:5000/tower:1
base=$(docker image inspect -f '{{index .RepoDigests 0}}' localhost:5000/tower:1)
printf 'FROM localhost:5000/tower:1@%s\nARG REVISION\nLABEL org.opencontainers.image.revision=$REVISION\nCMD ["cat", "/tower"]\n' "${base#*@}" > Dockerfile
docker build --build-arg REVISION=7c1e09f -t light:1 .
