# Two mounts: orders-data at /var/lib/redis, where nobody writes, and an anonymous volume at /data.
docker inspect -f '{{range .Mounts}}{{.Name}} {{.Destination}}{{"\n"}}{{end}}' orders
# First save today's order: the helper sees the volumes of orders and the named one.
docker run --rm --volumes-from orders -v orders-data:/keep alpine:3.22 cp -a /data/. /keep/
# Then the cause: mount the named volume where redis writes.
sed -i 's,/var/lib/redis,/data,' ~/run-orders.sh
# The new container finds the order in the volume.
sh ~/run-orders.sh
