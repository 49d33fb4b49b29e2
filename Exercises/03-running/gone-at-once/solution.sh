# The exit code is 0, so nothing crashed: the main process was done.
docker ps -a
docker inspect --format '{{json .Config.Cmd}}' menu
# The name must be free. Then nginx itself becomes the main process, in the container's foreground.
docker rm menu
docker run -d --name menu -p 8080:80 menu:1 nginx -g 'daemon off;'
