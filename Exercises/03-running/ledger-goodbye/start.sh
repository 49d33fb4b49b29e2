docker pull -q alpine:3.22
mkdir /tmp/l
cat > /tmp/l/ledger.sh <<'END'
trap 'echo saving; sleep 20; echo "sum 812" > /sum.txt; echo saved; exit 0' TERM
echo ledger open
while :; do sleep 1; done
END
cat > /tmp/l/Dockerfile <<'END'
FROM alpine:3.22
COPY ledger.sh /ledger.sh
CMD ["sh", "/ledger.sh"]
END
docker build -q -t ledger:1 /tmp/l
docker run -d --name ledger ledger:1
sleep 2
