cd ~/panel
cat > compose.yaml <<'END'
services:
  db:
    # Reached by its name. No port of the host is needed.
    image: redis:7-alpine
  writer:
    image: redis:7-alpine
    # Its program, for reading, and the one folder that it writes to.
    command: ["sh", "/code/writer.sh"]
    volumes:
      - ./code:/code:ro
      - ./site:/site
    depends_on: [db]
  page:
    image: nginx:1.28-alpine
    ports: ["8080:80"]
    # It only shows what is there, and never used the socket.
    volumes:
      - ./site:/usr/share/nginx/html:ro
END
docker compose up -d
