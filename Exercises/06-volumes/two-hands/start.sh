docker pull -q alpine:3.22
docker pull -q nginx:1.29
mkdir build
cat > build/gauge.sh <<'END'
n=0
while true; do n=$((n + 1)); echo "$n: level 2.1 m" > /out/index.html; sleep 1; done
END
printf 'FROM alpine:3.22\nRUN mkdir /out\nCOPY gauge.sh /\nCMD ["sh", "/gauge.sh"]\n' > build/Dockerfile
docker build -q -t gauge:1 build
rm -r build
cat > start.sh <<'END'
docker run -d --name gauge GAP1 gauge:1
docker run -d --name board -p 8080:80 GAP2 nginx:1.29
END
