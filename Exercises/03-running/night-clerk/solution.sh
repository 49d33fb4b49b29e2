# The > stands inside of the quotes: the container's shell writes the file, as the user nginx.
docker exec -u nginx desk sh -c 'id -un > /tmp/clerk.txt'
# Here > stands outside: the list comes out and lands on your machine.
docker exec -w /usr/share/nginx/html desk ls > pages.txt
# -e is for this process only. Single quotes leave $NIGHT to the inner shell.
docker exec -e NIGHT=saturday desk sh -c 'echo $NIGHT > /tmp/night.txt'
