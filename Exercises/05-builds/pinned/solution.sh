cd ~/light
# What does the tag point to now? Pulling tells the digest.
docker pull localhost:5000/tower:1
base=$(docker image inspect -f '{{index .RepoDigests 0}}' localhost:5000/tower:1)
cat > Dockerfile <<EOF
FROM $base
CMD ["cat", "/tower"]
EOF
cat Dockerfile
# The label says from which revision of the source the image was made.
docker build --label org.opencontainers.image.revision=7c1e09f -t light:1 .
