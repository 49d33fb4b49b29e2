cd ~/tides
# "Connection refused" while connecting to localhost:8081: the proxy asked itself.
docker compose logs --tail 3 proxy
sed -i 's#http://localhost:8081#http://tables#' proxy.conf
# The proxy is in front, tables only in back: without a common network there is no name.
sed -i 's/networks: \[back\] # tables/networks: [back, front]/' compose.yaml
docker compose up -d
# nginx reads its configuration when it starts.
docker compose restart proxy
