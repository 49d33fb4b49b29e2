# BuildKit makes the folder of a WORKDIR for the user in force.
cd ~/sales
cat > Dockerfile <<'END'
FROM alpine:3.22
RUN adduser -D -u 10001 clerk
USER clerk
WORKDIR /log
VOLUME /log
COPY sale.sh /sale.sh
CMD ["sh", "/sale.sh"]
END
docker build -t sales:1 .
