docker pull -q alpine:3.22
docker pull -q nginx:1.27-alpine
mkdir -p ~/shelf
cd ~/shelf
printf '12 tents\n30 lanterns\n' > stock.txt
printf 'mkdir -p out\n(echo "<h1>Stock</h1>"; cat stock.txt) > out/stock.html\n' > make.sh
cat > Dockerfile <<'EOF'
FROM alpine:3.22 AS builder
WORKDIR /work
COPY stock.txt make.sh ./
RUN sh make.sh

FROM nginx:1.27-alpine
COPY --from=build /work/dist/ /usr/share/nginx/html/

FROM builder AS test
RUN test -s out/stock.html
EOF
