# Which images have no name?
docker images --filter dangling=true
# Only these are removed; -f skips the question.
docker image prune -f
# The others go by name.
docker rmi busybox hello-world
