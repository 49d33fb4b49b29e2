docker pull -q alpine:3.22
mkdir build
cat > build/log.sh <<'END'
echo "opened at start" >> /data/log || exit 1
sleep 100000
END
printf 'FROM alpine:3.22\nRUN mkdir /data && chown 1000:1000 /data\nCOPY log.sh /\nUSER 1000:1000\nCMD ["sh", "/log.sh"]\n' > build/Dockerfile
docker build -q -t logger:2 build
rm -r build
docker run --rm -v entries:/data alpine:3.22 sh -c 'echo "first entry" > /data/log'
docker run -d --name logger -v entries:/data logger:2
sleep 1
true
