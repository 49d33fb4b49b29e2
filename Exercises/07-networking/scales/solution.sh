# subnet and gateway describe the office network, parent names the host's card.
docker network create -d macvlan --subnet 192.168.65.0/24 --gateway 192.168.65.1 -o parent=eth0 office
# The address was agreed upon, so it is given.
docker run -d --name scales --network office --ip 192.168.65.50 nginx:1.27
