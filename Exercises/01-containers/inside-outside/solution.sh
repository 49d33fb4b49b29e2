# -d: in the background; the container lives as long as sleep does.
docker run -d --name napper alpine sleep 600
# exec runs ps as a second process inside of the container.
docker exec napper ps > inside.txt
# top asks the kernel of the host.
docker top napper > outside.txt
