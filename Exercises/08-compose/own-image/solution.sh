cd ~/museum
cat > compose.yaml <<'END'
services:
  guide:
    build:
      # Seen from the Compose file, and the file seen from the context.
      context: ./guide
      dockerfile: Dockerfile.production
      args:
        VERSION: "1.4"
    # With build, this is the name of the result.
    image: museum/guide:1.4
    ports:
      - "8080:80"
END
docker compose up -d --build
