# Cured during the build, whoever edits the script next.
cd ~/berths
cat > Dockerfile <<'END'
FROM alpine:3.22
COPY show.sh /tmp/show.sh
RUN tr -d '\r' < /tmp/show.sh > /show.sh && chmod 755 /show.sh
ENTRYPOINT ["/show.sh"]
END
docker build -t berths:2 .
