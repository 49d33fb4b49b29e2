docker pull -q alpine:3.18
docker pull -q alpine:3.22
docker pull -q nginx:1.28-alpine
docker run -d --name registry -p 5000:5000 registry:2 > /dev/null 2>&1
mkdir -p ~/museum
cd ~/museum
echo key-3107 > ~/licence.key
echo amphora > password.txt
cat > activate.sh <<'END'
if [ "$1" != key-3107 ]; then echo "wrong licence key"; exit 1; fi
echo "licence ok" > /licence
END
cat > tickets.sh <<'END'
licence=$(cat /licence 2> /dev/null || echo "no licence")
if [ -n "$PASSWORD_FILE" ]; then PASSWORD=$(cat "$PASSWORD_FILE"); fi
if [ "$PASSWORD" = amphora ]; then password="password ok"; else password="no password"; fi
trap 'exit 0' TERM
while true; do
  echo "tickets on sale, $licence, $password" > /site/index.html || exit 1
  sleep 1
done
END
cat > Dockerfile <<'END'
FROM alpine:3.18
ARG LICENCE
RUN mkdir /site
COPY activate.sh tickets.sh /
RUN sh /activate.sh "$LICENCE"
CMD ["sh", "/tickets.sh"]
END
cat > compose.yaml <<'END'
services:
  page:
    image: nginx:1.28-alpine
    ports: ["8080:80"]
    volumes: ["site:/usr/share/nginx/html/desk:ro"]
  tickets:
    image: tickets:dev
    ports: ["9000:9000"]
    environment:
      PASSWORD: amphora
    volumes: ["site:/site"]
volumes:
  site:
END
docker build -q --build-arg LICENCE=key-3107 -t tickets:dev .
docker compose up -d tickets
sleep 1
docker compose up -d
