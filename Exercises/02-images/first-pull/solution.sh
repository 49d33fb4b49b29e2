# The tag stands after the colon.
docker pull nginx:1.27
# No tag means the tag latest.
docker pull redis
# Look at the result. Neither command changes anything.
docker images
docker ps -a
