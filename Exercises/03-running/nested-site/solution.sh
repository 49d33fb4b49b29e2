# The folder itself has been put into html.
docker exec web ls /usr/share/nginx/html
docker exec web rm -r /usr/share/nginx/html/site
# The dot means: the content of the folder.
sed -i 's#site web:#site/. web:#' publish.sh
sh publish.sh
