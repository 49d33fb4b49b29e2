mkdir -p ~/probe
cat > ~/probe/Dockerfile <<'EOF'
FROM debian:12-slim
RUN apt-get update
RUN apt-get install -y curl
EOF
docker build -q -t probe:1 ~/probe
sleep 8000000
