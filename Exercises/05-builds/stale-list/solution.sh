cd ~/probe
# The update is CACHED: its text is what it was in winter.
docker build . 2>&1 | grep -B1 CACHED
# In one step, a change of either part runs both.
cat > Dockerfile <<'EOF'
FROM debian:12-slim
RUN apt-get update && apt-get install -y curl
EOF
docker build -t probe:2 .
