docker pull -q alpine:3.22
mkdir /tmp/l
cat > /tmp/l/lantern.sh <<'END'
sleep 1
case "$COLOUR" in
  red|green) echo "$COLOUR light on"; while :; do sleep 60; done ;;
  *) echo "lantern: COLOUR has to be red or green, is '$COLOUR'" >&2; exit 2 ;;
esac
END
cat > /tmp/l/Dockerfile <<'END'
FROM alpine:3.22
COPY lantern.sh /lantern.sh
CMD ["sh", "/lantern.sh"]
END
docker build -q -t lantern:1 /tmp/l
docker run -d --name lantern --restart always -e COLOR=green lantern:1
sleep 10
