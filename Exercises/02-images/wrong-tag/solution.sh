# Two digits of the tag were swapped: 1.72 does not exist.
sed -i 's/1\.72/1.27/' ~/start-web.sh
sh ~/start-web.sh
