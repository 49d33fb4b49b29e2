docker pull -q alpine:3.22
mkdir -p /tmp/p
printf 'bread 1.20\nmilk 0.95\n' > /tmp/p/prices.txt
printf 'FROM alpine:3.22\nCOPY prices.txt /prices.txt\nCMD ["sleep", "100000"]\n' > /tmp/p/Dockerfile
docker build -q -t shop:1 /tmp/p
rm -r /tmp/p
docker run -d --name shop shop:1
docker exec shop sh -c 'printf "bread 2.10\nmilk 0.95\n" > /prices.txt'
