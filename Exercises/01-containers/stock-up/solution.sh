# pull asks the daemon to download from the registry, and starts nothing.
docker pull busybox
docker pull alpine:3.22
# The client prints its own version and the one the daemon answers with.
docker version > version.txt
