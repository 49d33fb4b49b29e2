# While nightly runs, prune sees that backup is used.
docker network connect backup web
docker network prune -f
docker network disconnect backup web
