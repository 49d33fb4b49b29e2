cd ~/depths
# Three large steps, and a last one of no size: it only hides.
docker history --format '{{.Size}} {{.CreatedBy}}' depths:1
# Each step removes what it made itself.
cat > Dockerfile <<'EOF'
FROM debian:12-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl \
 && rm -rf /var/lib/apt/lists/*
RUN seq 1 500000 > /tmp/raw.txt \
 && grep -c 7 /tmp/raw.txt > /srv/sevens.txt \
 && rm /tmp/raw.txt
CMD ["cat", "/srv/sevens.txt"]
EOF
docker build -t depths:2 .
