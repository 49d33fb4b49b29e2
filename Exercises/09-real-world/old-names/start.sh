docker pull -q redis:7-alpine
mkdir -p /tmp/b
cat > /tmp/b/booking.sh <<'END'
if [ ! -f /etc/booking.conf ]; then echo "fatal: no /etc/booking.conf"; exit 1; fi
. /etc/booking.conf
while true; do
  if [ "$(redis-cli -h db.cellar.example ping 2> /dev/null)" = PONG ]; then echo "$THEATRE: connected to db.cellar.example"
  else echo "db.cellar.example not found"; fi
  sleep 1
done
END
printf 'FROM redis:7-alpine\nCOPY booking.sh /booking.sh\nENTRYPOINT ["sh", "/booking.sh"]\nCMD []\n' > /tmp/b/Dockerfile
docker build -q -t booking:old /tmp/b
echo 'THEATRE=Globe' > ~/booking.conf
docker run -d --name db redis:7-alpine
