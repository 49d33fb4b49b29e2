# The same volume, at the path that each program uses; the reader gets ro.
sed -i 's|GAP1|-v tide:/out|' start.sh
sed -i 's|GAP2|-v tide:/usr/share/nginx/html:ro|' start.sh
sh start.sh
