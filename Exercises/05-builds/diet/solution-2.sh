cd ~/menu
# The photos stay out by .dockerignore, so COPY . may stay.
echo photos > .dockerignore
cat > Dockerfile <<'EOF'
FROM alpine:3.22
RUN apk add --no-cache jq
COPY . /srv/
CMD ["sh", "/srv/menu.sh"]
EOF
docker build -t menu:2 .
