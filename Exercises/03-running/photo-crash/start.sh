docker pull -q alpine:3.22
mkdir /tmp/p
cat > /tmp/p/photo.sh <<'END'
echo "photo: this picture takes 10 MB of memory"
head -c 10000000 /dev/zero | tail -n 1 > /dev/null
code=$?
if [ $code -ne 0 ]; then exit $code; fi
echo "picture finished"
END
cat > /tmp/p/Dockerfile <<'END'
FROM alpine:3.22
COPY photo.sh /photo.sh
CMD ["sh", "/photo.sh"]
END
docker build -q -t photo:1 /tmp/p
docker run -d --name photo -m 8m --memory-swap 8m photo:1
sleep 2
