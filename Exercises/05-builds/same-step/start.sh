docker pull -q debian:12-slim
mkdir -p ~/depths
cat > ~/depths/Dockerfile <<'EOF'
FROM debian:12-slim
RUN apt-get update
RUN apt-get install -y curl
RUN seq 1 500000 > /tmp/raw.txt
RUN grep -c 7 /tmp/raw.txt > /srv/sevens.txt
RUN rm -rf /tmp/raw.txt /var/lib/apt/lists/*
CMD ["cat", "/srv/sevens.txt"]
EOF
docker build -q -t depths:1 ~/depths
