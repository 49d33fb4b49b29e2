# Unpacked on this machine, and the folder copied.
cd ~/album
mkdir photos
tar xzf photos.tar.gz -C photos
cat > Dockerfile <<'END'
FROM alpine:3.22
WORKDIR /srv/album
COPY photos .
COPY negatives.tar.gz /srv/
END
docker build -t album:1 .
