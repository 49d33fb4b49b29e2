docker pull -q alpine:3.22
mkdir /tmp/s
cat > /tmp/s/scale.sh <<'END'
# Weighs one crate a second. LOG_FILE says where the weights go.
out=${LOG_FILE:-/var/log/scale.log}
n=0
while :; do
  n=$((n+1))
  echo "crate $n: $((n * 7 % 13 + 2)) kg" >> "$out"
  sleep 1
done
END
cat > /tmp/s/Dockerfile <<'END'
FROM alpine:3.22
COPY scale.sh /scale.sh
CMD ["sh", "/scale.sh"]
END
docker build -q -t scale:1 /tmp/s
docker run -d --name scale scale:1
sleep 3
