cd ~/album
# ADD unpacks a local tar archive; COPY takes bytes as they are.
cat > Dockerfile <<'END'
FROM alpine:3.22
WORKDIR /srv/album
ADD photos.tar.gz .
COPY negatives.tar.gz /srv/
END
docker build -t album:1 .
