cd ~/archive
# redis says where it writes, and the web server sees an empty folder.
docker compose exec -T store redis-cli config get dir < /dev/null
docker compose exec -T web ls /usr/share/nginx/html < /dev/null
# The volume belongs to /data, and the folder is called pages.
sed -i -e 's#/var/lib/redis#/data#' -e 's#\./page:#./pages:#' compose.yaml
docker compose up -d
