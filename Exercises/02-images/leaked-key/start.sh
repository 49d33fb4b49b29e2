docker pull -q alpine:3.22
mkdir -p ~/shop
echo 'apple 1.20' > ~/shop/prices.txt
echo 'key 4711' > ~/shop/key.txt
printf 'FROM alpine:3.22\nCOPY . /shop/\nRUN rm -f /shop/key.txt /shop/Dockerfile\n' > ~/shop/Dockerfile
docker build -q -t shop:1 ~/shop
