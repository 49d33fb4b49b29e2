# What does the gateway complain about, and who is on its network?
docker logs gateway
docker network inspect port-net
# prices is on another network. One more network makes it known by name.
docker network connect port-net prices
docker start gateway
