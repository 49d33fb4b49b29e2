docker pull -q alpine:3.22
mkdir build
printf 'echo "visitors 1204" > /out/$1.txt\n' > build/press.sh
printf 'FROM alpine:3.22\nCOPY press.sh /\nENTRYPOINT ["sh", "/press.sh"]\n' > build/Dockerfile
docker build -q -t press:1 build
rm -r build
cat > press.sh <<'END'
cd /home/you
docker run --rm -v ./report:/out press:1 2026
END
docker run --rm -v ./report:/out press:1 2024
docker run --rm -v ./report:/out press:1 2025
