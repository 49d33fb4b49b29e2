# COMMAND is "-d --name lamp sleep…": the options stand behind the image, so they went into the container.
docker ps -a
docker rm $(docker ps -aq)
# Options first, then the image, then the command.
echo 'docker run -d --name lamp alpine sleep 9000' > ~/start-lamp.sh
sh ~/start-lamp.sh
