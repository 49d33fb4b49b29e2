docker pull -q redis:7
docker pull -q alpine:3.22
cat > ~/run-orders.sh <<'END'
docker rm -f orders
docker run -d --name orders -v orders-data:/var/lib/redis redis:7 redis-server --appendonly yes
END
docker run -d --name orders -v orders-data:/var/lib/redis redis:7 redis-server --appendonly yes
docker exec orders redis-cli set order:1 rope
