cd ~/kiosk
# Only FROM can read the arguments above it. Behind FROM each one is
# declared again, and ENV carries both into the container.
cat > Dockerfile <<'END'
ARG RELEASE=3.22
FROM alpine:${RELEASE}
ARG RELEASE
ARG VERSION=dev
ENV VERSION=$VERSION RELEASE=$RELEASE
COPY about.sh /about.sh
CMD ["sh", "/about.sh"]
END
docker build -t kiosk:3 --build-arg VERSION=3.0 --build-arg RELEASE=3.20 .
