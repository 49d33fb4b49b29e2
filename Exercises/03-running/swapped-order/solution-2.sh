# Move the image's name to the end of the line.
sed -i 's/ nginx:1.29\(.*\)/\1 nginx:1.29/' start-hall.sh
sh start-hall.sh
