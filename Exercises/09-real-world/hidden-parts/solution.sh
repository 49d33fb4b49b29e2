cd ~/tours
# /app/lib/tools.sh is in the image, but the mount of ./ covers all of /app.
# Mount the sources only, and nothing else is covered.
sed -i 's|./:/app|./src:/app/src|' compose.yaml
docker compose up -d
