cd ~/tours
# A volume without a name, on top of the mount, starts with the image's files.
cat > compose.yaml <<'END'
services:
  tours:
    build: .
    volumes:
      - ./:/app
      - /app/lib
END
docker compose up -d
