cd ~/poster
cat > Dockerfile <<'EOF'
# The workshop: everything that is needed to make the page.
FROM debian:12 AS make
WORKDIR /src
COPY . .
RUN sh make.sh

# The product: a web server, and one file from the workshop.
FROM nginx:1.27-alpine
COPY --from=make /src/out/index.html /usr/share/nginx/html/
EOF
docker build -t poster:2 .
