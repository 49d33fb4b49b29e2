# The helper shares lo, eth0 and all ports with lighthouse. It sees one listener: 7411.
docker run --rm --network container:lighthouse alpine:3.22 netstat -tln
echo 7411 > ~/port.txt
# In the same namespace, localhost is lighthouse.
docker run --rm --network container:lighthouse alpine:3.22 wget -qO- http://localhost:7411 > ~/signal.txt
