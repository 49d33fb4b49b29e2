# "Could not connect to Redis at localhost": teller calls itself.
docker logs --tail 1 teller
# Two changes: the network on which the name exists, and the name in place of localhost.
sed -i 's/-e STORE=localhost/--network harbour -e STORE=store/' ~/start-teller.sh
# Variables are fixed when a container is made, so it has to be a new one.
docker rm -f teller
sh ~/start-teller.sh
