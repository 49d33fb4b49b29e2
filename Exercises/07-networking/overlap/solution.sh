# "Pool overlaps": 10.20.0.0/16 contains the dairy's 10.20.0.0/24.
docker network inspect -f '{{.Name}} {{(index .IPAM.Config 0).Subnet}}' dairy
# Another second number is free. The fixed address has to move with the subnet.
sed -i 's/10\.20\./10.30./g' ~/start-farm.sh
sh ~/start-farm.sh
