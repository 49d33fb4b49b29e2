# The container sees an empty folder.
docker exec shop ls /usr/share/nginx/html
docker inspect -f '{{range .Mounts}}{{.Source}}{{end}}' shop
# "pubic" was made by Docker, because it did not exist. The pages are in "public".
sed -i 's|chandler/pubic|chandler/public|' start.sh
docker rm -f shop
sh start.sh
