docker pull -q alpine:3.22
mkdir -p ~/lights
cd ~/lights
cat > lights.sh <<'END'
rm -f /run/hang /run/crash
while true; do
  if [ -f /run/crash ]; then echo "crash"; exit 1; fi
  if [ ! -f /run/hang ]; then touch /run/beat; fi
  sleep 1
done
END
cat > compose.yaml <<'END'
services:
  lights:
    image: alpine:3.22
    command: ["sh", "/lights.sh"]
    volumes: ["./lights.sh:/lights.sh:ro"]
END
docker compose up -d
