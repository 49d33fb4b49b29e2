# The same four repairs, each in its place, without writing the file anew.
cd ~/fish
docker rm -f market-old
sed -i 's#//shop#//app#' door.conf
sed -i 's/mem_limit: 8m/mem_limit: 64m/' compose.yaml
# load waits for a condition instead of a start ...
sed -i 's/^      - store$/      store:\n        condition: service_healthy/' compose.yaml
# ... and store says when it holds.
sed -i 's#^    command: sh /store.sh#&\n    healthcheck:\n      test: ["CMD", "redis-cli", "ping"]\n      interval: 2s\n      retries: 10#' compose.yaml
docker compose up -d
