docker pull -q alpine:3.22
mkdir -p ~/archive
seq 1 300000 > ~/archive/catalogue.txt
cat > ~/archive/Dockerfile <<'EOF'
FROM alpine:3.22
RUN adduser -D keeper
COPY catalogue.txt /srv/catalogue.txt
RUN chown keeper /srv/catalogue.txt && chmod 640 /srv/catalogue.txt
USER keeper
CMD ["wc", "-l", "/srv/catalogue.txt"]
EOF
docker build -q -t archive:1 ~/archive
