# The same, one fault after the other.
sed -i 's/bind, /bind,/' menu.sh
sed -i 's|source=/usr/share/nginx/html,target=menu|source=/home/you/menu,target=/usr/share/nginx/html|' menu.sh
sh menu.sh
