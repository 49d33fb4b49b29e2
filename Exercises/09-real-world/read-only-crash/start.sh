docker pull -q alpine:3.22
mkdir -p ~/stamps /tmp/st
cat > /tmp/st/stamps.sh <<'END'
echo run > /tmp/stamps.pid || exit 1
if [ -f /data/stamps ]; then echo "continuing"; else echo "a new book"; fi
while true; do date >> /data/stamps || exit 1; sleep 1; done
END
printf 'FROM alpine:3.22\nRUN mkdir /data && chown 10001 /data\nCOPY stamps.sh /stamps.sh\nUSER 10001\nCMD ["sh", "/stamps.sh"]\n' > /tmp/st/Dockerfile
docker build -q -t stamps:2 /tmp/st
cat > ~/stamps/compose.yaml <<'END'
services:
  stamps:
    image: stamps:2
    read_only: true
END
cd ~/stamps
docker compose up -d
sleep 1
