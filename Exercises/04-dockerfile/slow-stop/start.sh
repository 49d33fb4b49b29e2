docker pull -q alpine:3.22
mkdir -p ~/lock
cat > ~/lock/lock.sh <<'END'
trap 'echo "gate closed"; exit 0' TERM
echo "gate open"
while true; do sleep 1; done
END
cat > ~/lock/start.sh <<'END'
echo "checking the motor"
sh /lock.sh
END
cat > ~/lock/Dockerfile <<'END'
FROM alpine:3.22
COPY lock.sh start.sh /
CMD sh /start.sh; echo "ended"
END
docker build -q -t lock:1 ~/lock
