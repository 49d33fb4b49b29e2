docker pull -q alpine:3.22
mkdir tide
cat > tide/board.sh <<'END'
trap 'echo "readings saved"; exit 0' TERM
echo "board shows: high water 14:20"
while :; do sleep 1; done
END
cat > tide/start.sh <<'END'
echo "tide board starts"
mkdir -p /readings
sh /board.sh
END
cat > tide/Dockerfile <<'END'
FROM alpine:3.22
COPY board.sh start.sh /
CMD ["sh", "/start.sh"]
END
cksum < tide/board.sh > /home/you/.board.sum
docker build -q -t tide:1 tide
docker run -d --name board tide:1
sleep 1
