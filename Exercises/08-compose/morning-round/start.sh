docker pull -q nginx:1.27-alpine
docker pull -q alpine:3.22
docker pull -q redis:7-alpine
mkdir -p ~/mail
cd ~/mail
cat > compose.yaml <<'END'
services:
  counter:
    image: nginx:1.27-alpine
    ports:
      - "8080:80"
  sorter:
    image: alpine:3.22
    command: sh -c 'echo "heavy last, fragile first" > /rules.txt; for i in 1 2 3 4 5; do echo "letter $$i sorted"; [ $$i -eq 4 ] && echo "WARN letter 4 has no address"; done; exec sleep 1000000'
  archive:
    image: redis:7-alpine
END
docker compose up -d
sleep 1
docker compose exec -T counter sh -c 'echo Monday > /since' < /dev/null
