docker pull -q alpine:3.22
mkdir -p ~/lamp
cat > ~/lamp/lamp.sh <<'END'
trap 'echo "dimming"; exit 0' USR1
trap 'echo "dark at once"; exit 1' TERM
echo "lamp on"
while true; do sleep 1; done
END
printf 'FROM alpine:3.22\nCOPY lamp.sh /lamp.sh\n______ ______\nCMD ______\n' > ~/lamp/Dockerfile
