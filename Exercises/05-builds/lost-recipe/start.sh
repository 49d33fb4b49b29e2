docker pull -q alpine:3.21
docker pull -q alpine:3.22
mkdir -p /tmp/t
cd /tmp/t
printf 'echo "Tides of $PORT_NAME"\ncat tides.txt\n' > tide.sh
printf 'high 06:12\nlow 12:25\nhigh 18:40\n' > tides.txt
cat > Dockerfile <<'EOF'
FROM alpine:3.21
RUN adduser -D tide
WORKDIR /srv
COPY tide.sh tides.txt ./
ENV PORT_NAME=Harlingen
LABEL owner=harbour-office
EXPOSE 8080
USER tide
CMD ["sh", "tide.sh"]
EOF
docker build -q -t tide:1 .
cd ~
rm -r /tmp/t
docker builder prune -a -f
