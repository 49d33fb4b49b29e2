cd ~/ticket
# Which step is the first that runs with a new number?
docker build --build-arg BUILD_NUMBER=42 . 2>&1 | grep -c CACHED
# Rare and expensive steps first, the number last.
cat > Dockerfile <<'EOF'
FROM alpine:3.22
RUN apk add --no-cache curl jq
COPY ticket.sh /srv/
ARG BUILD_NUMBER=0
RUN echo "build $BUILD_NUMBER" > /srv/build.txt
LABEL build=$BUILD_NUMBER
CMD ["sh", "/srv/ticket.sh"]
EOF
docker build --build-arg BUILD_NUMBER=42 -t ticket:2 .
