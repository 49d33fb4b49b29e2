docker pull -q alpine:3.22
docker pull -q alpine:3.20
mkdir -p ~/kiosk
echo 'echo "kiosk $VERSION on Alpine $RELEASE"' > ~/kiosk/about.sh
cat > ~/kiosk/Dockerfile <<'END'
ARG RELEASE=3.22
ARG VERSION=dev
FROM alpine:${RELEASE}
ENV VERSION=$VERSION
COPY about.sh /about.sh
CMD ["sh", "/about.sh"]
END
