cat start-hall.sh
# --name and -p stand behind the image. There they are the container's command, and no options.
echo 'docker run -d --name hall -p 8080:80 -e HALL=3 nginx:1.29' > start-hall.sh
sh start-hall.sh
