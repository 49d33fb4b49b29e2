# docker ps can filter by network.
docker ps --filter network=bridge --format '{{.Names}}' > ~/bridge.txt
