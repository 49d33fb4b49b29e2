docker pull -q alpine:3.22
mkdir build
printf 'mkdir -p /work /out; echo key-4711 > /work/key; echo "january: paid" > /out/list; sleep 100000\n' > build/pay.sh
printf 'FROM alpine:3.22\nCOPY pay.sh /\nCMD ["sh", "/pay.sh"]\n' > build/Dockerfile
docker build -q -t pay:1 build
rm -r build
docker run -d --name pay pay:1
sleep 1
