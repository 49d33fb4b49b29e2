# The tag stands after the colon.
docker pull nginx:1.27
# One of two is here.
docker images
# No tag means the tag latest.
docker pull redis
