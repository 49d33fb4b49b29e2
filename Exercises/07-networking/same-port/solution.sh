# The host is on the bridge too, so it can visit each container at its address.
docker inspect -f '{{.Name}} {{.NetworkSettings.Networks.bridge.IPAddress}}' pier-1 pier-2 pier-3
for address in 172.17.0.2 172.17.0.3 172.17.0.4; do echo "$address: $(curl -s $address)"; done
# 172.17.0.4 says "tide table", and that is pier-3.
echo pier-3 > ~/answer.txt
