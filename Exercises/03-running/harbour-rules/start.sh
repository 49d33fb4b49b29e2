docker pull -q nginx:1.29
docker run -d --name till --restart always nginx:1.29
docker run -d --name import nginx:1.29
docker run -d --name demo --restart always nginx:1.29
docker inspect -f '{{.Id}} {{.State.StartedAt}}' till import demo > /home/you/.started
