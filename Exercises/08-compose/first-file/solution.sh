cd ~/museum
# One key for each service. Blanks show what belongs to what.
cat > compose.yaml <<'END'
services:
  site:
    image: nginx:1.27-alpine
    ports:
      - "8080:80"
  store:
    image: redis:7-alpine
END
# Read it back as Compose understands it, before anything starts.
docker compose config
docker compose up -d
