# The tag stands after the colon.
docker pull nginx:1.27
# No tag means the tag latest.
docker pull redis
