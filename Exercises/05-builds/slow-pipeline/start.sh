docker pull -q alpine:3.22
mkdir -p ~/ticket
printf 'cat /srv/build.txt\necho "Cable car: 12.00"\n' > ~/ticket/ticket.sh
cat > ~/ticket/Dockerfile <<'EOF'
FROM alpine:3.22
ARG BUILD_NUMBER=0
LABEL build=$BUILD_NUMBER
RUN echo "build $BUILD_NUMBER" > /etc/build
COPY ticket.sh /srv/
RUN apk add --no-cache curl jq
RUN cp /etc/build /srv/build.txt
CMD ["sh", "/srv/ticket.sh"]
EOF
docker build -q --build-arg BUILD_NUMBER=41 -t ticket:1 ~/ticket
