docker pull -q alpine:3.22
mkdir -p ~/kit ~/anna
echo 'An example boat' > ~/kit/boat.txt
printf 'FROM alpine:3.22\n______ boat.txt /boat.txt\n______ test -s /boat.txt\nCMD ["cat", "/boat.txt"]\n' > ~/kit/Dockerfile
echo "Anna's red boat" > ~/anna/boat.txt
echo 'FROM kit:1' > ~/anna/Dockerfile
