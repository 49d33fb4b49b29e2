docker pull -q alpine:3.22
mkdir /tmp/t
cat > /tmp/t/fetch.sh <<'END'
echo x >> /attempts
n=$(wc -l < /attempts)
if [ "$n" -lt 3 ]; then echo "attempt $n: server busy" >&2; exit 75; fi
echo "attempt $n: high water 14:20"
END
cat > /tmp/t/Dockerfile <<'END'
FROM alpine:3.22
COPY fetch.sh /fetch.sh
CMD ["sh", "/fetch.sh"]
END
docker build -q -t tide:1 /tmp/t
