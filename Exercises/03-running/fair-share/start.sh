docker pull -q nginx:1.29
docker run -d --name till nginx:1.29
docker inspect -f '{{.Id}} {{.State.StartedAt}}' till > /home/you/.till
