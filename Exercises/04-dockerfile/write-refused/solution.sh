cd ~/sales
# Everything that needs root comes first, and the folder gets its owner
# before it becomes a volume.
cat > Dockerfile <<'END'
FROM alpine:3.22
RUN adduser -D -u 10001 clerk
RUN mkdir /log && chown clerk /log
VOLUME /log
COPY sale.sh /sale.sh
USER clerk
WORKDIR /log
CMD ["sh", "/sale.sh"]
END
docker build -t sales:1 .
