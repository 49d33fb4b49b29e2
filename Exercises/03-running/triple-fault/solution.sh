# Fault 1: -p stands behind the image, where it is the container's command.
cat run-ferry.sh
docker run -d --name ferry -p 8080:80 --restart on-failure:3 -m 6m -e SAISON=summer ferry:1
sleep 2
# Fault 2: the log asks for SEASON; the script says SAISON.
docker logs --tail 1 ferry
docker rm -f ferry
docker run -d --name ferry -p 8080:80 --restart on-failure:3 -m 6m -e SEASON=summer ferry:1
sleep 2
# Fault 3: killed by the kernel at 6 MB.
docker inspect -f '{{.State.ExitCode}} {{.State.OOMKilled}}' ferry
docker rm -f ferry
echo 'docker run -d --name ferry -p 8080:80 --restart on-failure:3 -m 48m -e SEASON=summer ferry:1' > run-ferry.sh
sh run-ferry.sh
