# One network for all three is simpler, if nobody needs to be kept apart.
cd ~/tides
sed -i '/networks/d; /^  front:/d; /^  back:/d' compose.yaml
sed -i 's#localhost:8081#tables:80#' proxy.conf
docker compose up -d --force-recreate
