# The correction can also be a step of its own.
mkdir -p ~/shop
cd ~/shop
cat > Dockerfile <<'END'
FROM shop:1
RUN sed -i 's/bread .*/bread 2.10/' /prices.txt
END
docker build -t shop:2 .
docker rm -f shop
docker run -d --name shop shop:2
