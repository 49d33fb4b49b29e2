# The steps, from the bottom to the top, and the settings.
docker history --no-trunc --format '{{.CreatedBy}}' tide:1
docker image inspect -f '{{json .Config}}' tide:1
mkdir -p ~/tide
cd ~/tide
# The content of the copied files is in no history. A container has it.
docker run --rm tide:1 cat /srv/tide.sh > tide.sh
docker run --rm tide:1 cat /srv/tides.txt > tides.txt
cat > Dockerfile <<'EOF'
FROM alpine:3.22
RUN adduser -D tide
WORKDIR /srv
COPY tide.sh tides.txt ./
ENV PORT_NAME=Harlingen
LABEL owner=harbour-office
EXPOSE 8080
USER tide
CMD ["sh", "tide.sh"]
EOF
docker build -t tide:2 .
