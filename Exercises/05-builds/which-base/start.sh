docker pull -q alpine:3.21
docker pull -q alpine:3.22
mkdir -p ~/buoy
echo 'echo "buoy $BUOY_NAME"' > ~/buoy/buoy.sh
