docker pull -q alpine:3.22
mkdir -p /tmp/t
cat > /tmp/t/tides.sh <<'END'
n=$(head -c 24m /dev/zero | tail -c 24m | wc -c)
if [ "$n" -ne 25165824 ]; then echo "cannot hold the tide table of 24 MB"; exit 137; fi
echo "tide table loaded"
sleep 100000
END
printf 'FROM alpine:3.22\nCOPY tides.sh /tides.sh\nCMD ["sh", "/tides.sh"]\n' > /tmp/t/Dockerfile
docker build -q -t tides:1 /tmp/t
docker run -d --name tides --memory 16m --memory-swap 16m tides:1
sleep 1
