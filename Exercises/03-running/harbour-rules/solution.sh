# update changes the setting of a container that runs.
docker update --restart unless-stopped till
docker update --restart on-failure:3 import
docker update --restart no demo
