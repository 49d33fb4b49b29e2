# The same as a block of lines. set -e stops at the first failure.
cd ~/wind
cat > Dockerfile <<'END'
FROM debian:12-slim
RUN <<STEPS
set -e
apt-get update
apt-get install -y curl
rm -rf /var/lib/apt/lists/*
STEPS
END
docker build -t wind:1 .
