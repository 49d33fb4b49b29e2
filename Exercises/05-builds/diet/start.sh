docker pull -q ubuntu:24.04
docker pull -q alpine:3.22
mkdir -p ~/menu/photos
cd ~/menu
seq 1 300000 > photos/soup.raw
printf '{"dishes": [{"name": "soup", "price": "4.50"}, {"name": "dumplings", "price": "9.00"}]}\n' > menu.json
cat > menu.sh <<'EOF'
echo Menu
jq -r '.dishes[] | .name + " " + .price' /srv/menu.json
EOF
cat > Dockerfile <<'EOF'
FROM ubuntu:24.04
RUN apt-get update && apt-get install -y curl git vim jq
COPY . /srv/
CMD ["bash", "/srv/menu.sh"]
EOF
docker build -q -t menu:1 .
