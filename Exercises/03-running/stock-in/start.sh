docker pull -q redis:8-alpine
docker run -d --name store redis:8-alpine
sleep 1
docker exec store redis-cli SET ropes 40
cat > delivery.txt <<'END'
INCRBY ropes 12
SET lanterns 9
SET anchors 2
END
