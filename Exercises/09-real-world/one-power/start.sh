docker pull -q alpine:3.22
mkdir -p /tmp/k
cat > /tmp/k/keeper.sh <<'END'
mkdir -p /boats && touch /boats/aurora /boats/bella
chown 2001 /boats/aurora || exit 1
chown 2002 /boats/bella || exit 1
echo "all boats handed over"
sleep 100000
END
printf 'FROM alpine:3.22\nCOPY keeper.sh /keeper.sh\nCMD ["sh", "/keeper.sh"]\n' > /tmp/k/Dockerfile
docker build -q -t harbour-keeper /tmp/k
