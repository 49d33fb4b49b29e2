# COPY made a layer with the key. RUN rm made one more, with a mark on top of it.
docker history shop:1
cd ~/shop
# Copy what is needed, by name. Then there is nothing to delete.
cat > Dockerfile <<'END'
FROM alpine:3.22
COPY prices.txt /shop/prices.txt
END
docker build -t shop:2 .
docker rmi shop:1
