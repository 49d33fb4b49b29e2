# The log says that desk tried 127.0.0.1:8090, which is desk itself.
curl -s localhost:8080
docker logs desk
# The neighbour's name, and the port at which it listens inside.
sed -i 's/localhost:8090/rooms:80/' ~/desk.conf
docker restart desk
