docker pull -q debian:12
docker pull -q nginx:1.27-alpine
mkdir -p ~/poster
cd ~/poster
printf 'Jazz on the quay\nBrass in the park\n' > concerts.txt
cat > make.sh <<'EOF'
mkdir -p out
echo '<h1>Concerts</h1>' > out/index.html
while read line; do echo "<p>$line</p>" >> out/index.html; done < concerts.txt
EOF
cat > Dockerfile <<'EOF'
FROM debian:12
WORKDIR /src
COPY . .
RUN sh make.sh
CMD ["cat", "out/index.html"]
EOF
docker build -q -t poster:1 .
