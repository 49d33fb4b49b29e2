docker pull -q redis:7-alpine
mkdir -p ~/archive
cd ~/archive
echo 'harbour-42' > password.txt
cat > app.sh <<'END'
if [ -n "$PASSWORD_FILE" ]; then PASSWORD=$(cat "$PASSWORD_FILE"); fi
if [ -z "$PASSWORD" ]; then echo "neither PASSWORD nor PASSWORD_FILE is set"; exit 1; fi
sleep 1
if [ "$PASSWORD" = "$(redis-cli -h db get password)" ]; then echo "logged in"; else echo "wrong password"; fi
sleep 100000
END
cat > db.sh <<'END'
redis-server --save '' &
sleep 1
redis-cli set password "$(cat /run/db-password)" > /dev/null
wait
END
cat > compose.yaml <<'END'
services:
  db:
    image: redis:7-alpine
    command: ["sh", "/db.sh"]
    volumes:
      - ./db.sh:/db.sh:ro
      - ./password.txt:/run/db-password:ro
    healthcheck:
      test: ["CMD-SHELL", "redis-cli exists password | grep -q 1"]
      interval: 1s
  app:
    image: redis:7-alpine
    command: ["sh", "/app.sh"]
    environment:
      PASSWORD: harbour-42
    volumes:
      - ./app.sh:/app.sh:ro
    depends_on: [db]
END
docker compose up -d
sleep 1
