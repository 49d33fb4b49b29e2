# A shell line with curl, which this image has, too.
cd ~/clinic
sed -i 's#test: .*#test: curl -fs http://localhost/ > /dev/null || exit 1#' compose.yaml
docker compose up -d
