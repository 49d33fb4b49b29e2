docker pull -q alpine:3.22
mkdir -p ~/parcels
cd ~/parcels
echo lark-2051 > key.txt
cat > fetch.sh <<'EOF'
# plays a server that wants a key: fetch.sh KEY
if [ "$(echo "$1" | tr a-z n-za-m)" != ynex-2051 ]; then
  echo "401 Unauthorized"
  exit 1
fi
printf 'small 4.10\nlarge 7.90\n' > /prices.txt
EOF
cat > Dockerfile <<'EOF'
FROM alpine:3.22
ARG KEY
COPY fetch.sh /tmp/
RUN sh /tmp/fetch.sh "$KEY"
CMD ["cat", "/prices.txt"]
EOF
docker build -q --build-arg KEY=lark-2051 -t parcels:1 .
