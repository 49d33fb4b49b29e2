docker pull -q alpine:3.22
mkdir build
cat > build/kiosk.sh <<'END'
echo $$ > /run/kiosk.pid || exit 1
echo warm > /tmp/cache || exit 1
echo "vote: lighthouse" >> /data/votes || exit 1
echo "kiosk is open"
sleep 100000
END
printf 'FROM alpine:3.22\nRUN mkdir /data\nCOPY kiosk.sh /\nCMD ["sh", "/kiosk.sh"]\n' > build/Dockerfile
docker build -q -t kiosk:1 build
rm -r build
