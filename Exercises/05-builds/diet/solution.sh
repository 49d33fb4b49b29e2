cd ~/menu
# Where are the bytes? Base, packages, and a folder of photos.
docker history --format '{{.Size}} {{.CreatedBy}}' menu:1
# A small base, the one tool that is needed, and the files by name.
cat > Dockerfile <<'EOF'
FROM alpine:3.22
RUN apk add --no-cache jq
COPY menu.sh menu.json /srv/
CMD ["sh", "/srv/menu.sh"]
EOF
docker build -t menu:2 .
