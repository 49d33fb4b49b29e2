cd ~/board
# The first error names a path. What did the stage make?
docker build --build-arg VERSION=2.0 . 2>&1 | tail -1
docker build -q --target make -t look . && docker run --rm look find /src -type f
# crane.env is in there: *.env holds in the top folder only.
echo '**/*.env' > .dockerignore
# Tools first, then the files, then the version; no tools in the last stage.
cat > Dockerfile <<'EOF'
FROM alpine:3.22 AS make
RUN apk add --no-cache jq curl
WORKDIR /src
COPY . .
ARG VERSION=dev
RUN sh make.sh "$VERSION"

FROM nginx:1.27-alpine
COPY --from=make /src/out/ /usr/share/nginx/html/
EOF
docker build --build-arg VERSION=2.0 -t board:2 .
