# The program writes to /var/counter/number, so the volume goes to that folder.
sed -i 's|____|-v visitors:/var/counter|' ~/start.sh
