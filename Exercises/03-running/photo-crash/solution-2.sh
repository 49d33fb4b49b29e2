# The limit of an existing container can be raised too, and then it is started again.
docker update -m 60m --memory-swap 60m photo
docker start photo
