cd ~/shelf
# "build" is no stage here, so Docker looks for an image of that name.
docker build --target 1 . 2>&1 | tail -1
# Where does the first stage put the page? Into out, and not into dist.
docker build -q --target builder -t look . && docker run --rm look find /work -type f
# And the last stage is the image: the web server has to stand at the end.
cat > Dockerfile <<'EOF'
FROM alpine:3.22 AS builder
WORKDIR /work
COPY stock.txt make.sh ./
RUN sh make.sh

FROM builder AS test
RUN test -s out/stock.html

FROM nginx:1.27-alpine
COPY --from=builder /work/out/ /usr/share/nginx/html/
EOF
docker build -t shelf:1 .
