docker pull -q alpine:3.22
docker pull -q nginx:1.27-alpine
mkdir -p ~/fares/.git ~/fares/photos
cd ~/fares
echo ref > .git/HEAD
seq 1 200000 > photos/deck.raw
echo gull-77 > key.txt
printf '{"adult": "4.20", "child": "2.10"}\n' > fares.json
cat > make.sh <<'EOF'
# make.sh KEY: writes out/index.html. Plays a server that wants the key.
if [ "$(echo "$1" | tr a-z n-za-m)" != thyy-77 ]; then
  echo "401 Unauthorized"
  exit 1
fi
mkdir -p out
jq -r 'to_entries[] | .key + " " + .value' fares.json > out/index.html
EOF
echo 'grep -q "^adult " "$1"' > check.sh
