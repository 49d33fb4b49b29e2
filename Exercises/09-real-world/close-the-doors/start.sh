docker pull -q redis:7-alpine
docker pull -q nginx:1.28-alpine
mkdir -p ~/panel/site ~/panel/code
cd ~/panel
echo 'starting' > site/index.html
cat > code/writer.sh <<'END'
site=/host/home/you/panel/site
if [ -d /site ]; then site=/site; fi
redis-cli -h db set ships 17 > /dev/null
while true; do
  n=$(redis-cli -h db get ships)
  echo "$n ships today" > $site/index.html || exit 1
  sleep 1
done
END
cat > compose.yaml <<'END'
services:
  db:
    image: redis:7-alpine
    ports:
      - "6379:6379"
  writer:
    image: redis:7-alpine
    privileged: true
    command: ["sh", "/host/home/you/panel/code/writer.sh"]
    volumes:
      - /:/host
    depends_on: [db]
  page:
    image: nginx:1.28-alpine
    ports: ["8080:80"]
    volumes:
      - "./site:/usr/share/nginx/html"
      - /var/run/docker.sock:/var/run/docker.sock
END
docker compose up -d
sleep 1
