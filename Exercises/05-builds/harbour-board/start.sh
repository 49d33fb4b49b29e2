docker pull -q alpine:3.22
docker pull -q nginx:1.27-alpine
mkdir -p ~/board/config
cd ~/board
printf 'Fram 14:20\nBelle 15:05\n' > arrivals.txt
echo 'CRANE_PASSWORD=heave-ho' > config/crane.env
cat > make.sh <<'EOF'
mkdir -p out
echo "<h1>Board $1</h1>" > out/index.html
while read line; do echo "<p>$line</p>" >> out/index.html; done < arrivals.txt
EOF
echo '*.env' > .dockerignore
cat > Dockerfile <<'EOF'
ARG VERSION=dev

FROM alpine:3.22 AS make
WORKDIR /src
COPY . .
RUN apk add --no-cache jq curl
RUN sh make.sh "$VERSION"

FROM nginx:1.27-alpine
RUN apk add --no-cache curl
COPY --from=make /src/public/ /usr/share/nginx/html/
EOF
