# box does not exist here, so it is made with the content of /var/box.
docker cp tanker:/var/box box
# The rights travel along, so set them before.
chmod 644 chart.txt
docker cp chart.txt bridge:/charts/chart.txt
