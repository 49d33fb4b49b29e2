cd ~/crate
# The file first, then the declarations.
cat > Dockerfile <<'END'
FROM alpine:3.22
COPY list.txt /manifest/
VOLUME /manifest
EXPOSE 7000
LABEL team=cargo \
      org.opencontainers.image.version=1.0
END
docker build -t crate:1 .
