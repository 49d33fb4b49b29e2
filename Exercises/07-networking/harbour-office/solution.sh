# One line for each pair that talks. The data's network has no way out.
docker network create quay
docker network create --internal vault
# The ledger plays the role store.
docker run -d --name ledger --network vault --network-alias store redis:7
docker exec ledger redis-cli set ships 3
# board stands between the two.
docker run -d --name board --network quay --network vault board:1
# The image says EXPOSE 8000: between containers, the port inside counts.
sed -i 's/CHANGE-ME/board:8000/' ~/gate.conf
# gate looks its neighbour up when it starts, so board comes first.
docker run -d --name gate --network quay -p 8080:80 -v ~/gate.conf:/etc/nginx/conf.d/default.conf nginx:1.27
# For this machine only.
docker run -d --name office --network quay -p 127.0.0.1:9000:80 office:1
# No network: input and output are enough.
docker run -i --name counter --network none alpine:3.22 wc -l < ~/freight.txt > ~/count.txt
