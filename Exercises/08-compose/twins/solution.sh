cd ~/fair
# Three things exist once on a machine: the container's name, the port, and the volume's name.
sed -i -e '/container_name/d' -e 's/"8080:80"/"${PORT:-8080}:80"/' compose.yaml
# The default keeps the data of the fair; the copy gets another volume.
sed -i 's/name: fair-data/name: ${DATA:-fair-data}/' compose.yaml
docker compose up -d
PORT=8090 DATA=rehearsal-data docker compose -p rehearsal up -d
