cd ~/theatre
# desk is still there, but the file does not know it any more.
docker compose ps -a
docker compose config --services
# The orphan goes first, so port 8080 becomes free; store is as described and stays.
docker compose up -d --remove-orphans
