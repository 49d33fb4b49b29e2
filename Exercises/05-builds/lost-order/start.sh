docker pull -q alpine:3.22
mkdir -p /tmp/o
printf '4 chairs, oak\n1 table, walnut\n' > /tmp/o/one.txt
printf '4 chairs, oak\n1 table, walnut\n2 benches, ash\n' > /tmp/o/two.txt
cat > /tmp/o/Dockerfile <<'EOF'
FROM alpine:3.22
COPY one.txt /srv/orders.txt
COPY two.txt /srv/orders.txt
RUN rm /srv/orders.txt
CMD ["ls", "/srv"]
EOF
docker build -q -t orders:1 /tmp/o
rm -r /tmp/o
docker builder prune -af
