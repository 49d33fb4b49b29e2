docker pull -q alpine:3.22
mkdir -p /tmp/b ~/guide
echo 'echo "This is room ${2:-?}."' > /tmp/b/announce.sh
printf 'FROM alpine:3.22\nCOPY announce.sh /announce.sh\nENTRYPOINT ["sh", "/announce.sh"]\nCMD ["--room", "1"]\n' > /tmp/b/Dockerfile
docker build -q -t announce:1 /tmp/b
rm -r /tmp/b
printf 'echo "Museum guide"\nexec sh /announce.sh\n' > ~/guide/wrap.sh
cat > ~/guide/Dockerfile <<'END'
FROM announce:1
COPY wrap.sh /wrap.sh
ENTRYPOINT ["sh", "/wrap.sh"]
END
docker build -q -t guide:1 ~/guide
