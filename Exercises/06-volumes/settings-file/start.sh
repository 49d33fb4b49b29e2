docker pull -q alpine:3.22
mkdir -p sign build
echo 'Ferry leaves at 11:00' > sign/sign.conf
cat > build/sign.sh <<'END'
while true; do cat /etc/sign/sign.conf; sleep 1; done
END
printf 'FROM alpine:3.22\nCOPY sign.sh /sign.sh\nRUN mkdir /etc/sign && echo No service > /etc/sign/sign.conf\nCMD ["sh", "/sign.sh"]\n' > build/Dockerfile
docker build -q -t sign:1 build
rm -r build
