# The world in which the command lines of the learner's notes are run: names that they use exist.
docker pull -q nginx; docker pull -q ubuntu; docker pull -q alpine; docker pull -q hello-world; docker pull -q postgres
for image in my-python-app my-python-app:v1 my-web-app my-node-app myapp myapp:v1 my-app name node-app myimage myimage:tag \
    source_image:tag gishant-flask-app:v1 gishant-python-app gishant-python-app:v1.0 image_name my-image; do
    docker tag nginx $image
done
printf 'FROM alpine\nENTRYPOINT ["echo", "Hello"]\nCMD ["there"]\n' | docker build -q -t myimage -
docker tag nginx username/myapp:v1
docker network create mynetwork; docker network create app-network; docker network create myapp
docker volume create my-persistent-data; docker volume create myvolume; docker volume create prod-data
for name in my-nginx my-webserver container_name container db my-flask-webapp my-web-app web-server; do
    docker run -d --name $name nginx
done
docker exec container_name mkdir /app; docker exec container_name sh -c 'echo from inside > /app/file.txt'
docker run --name hello hello-world
echo from outside > file.txt; mkdir src logs
docker save -o myimage.tar myimage:tag
echo "$PWD" > /dev/null
