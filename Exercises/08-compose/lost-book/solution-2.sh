# The other way round: redis can be told to write to the mounted folder.
cd ~/archive
sed -i 's#\./page:#./pages:#' compose.yaml
sed -i 's#^    image: redis:7-alpine#    image: redis:7-alpine\n    command: redis-server --dir /var/lib/redis#' compose.yaml
docker compose up -d
