cd ~/fares
# What the build must not see.
printf '.git\nphotos\nkey.txt\n' > .dockerignore
# Tools above the files; the key is lent to one step; the version stands at the very end.
cat > Dockerfile <<'EOF'
FROM alpine:3.22 AS make
RUN apk add --no-cache jq
WORKDIR /src
COPY fares.json make.sh check.sh ./
RUN --mount=type=secret,id=key,required=true \
    sh make.sh "$(cat /run/secrets/key)"

FROM make AS test
RUN sh check.sh out/index.html

FROM nginx:1.27-alpine
COPY --from=make /src/out/ /usr/share/nginx/html/
ARG VERSION=dev
LABEL org.opencontainers.image.version=$VERSION
EOF
# First the test, then the image: both share the cache of the first stage.
docker build --secret id=key,src=key.txt --target test .
docker build --secret id=key,src=key.txt --build-arg VERSION=1.0 -t fares:1.0 .
docker tag fares:1.0 fares:latest
