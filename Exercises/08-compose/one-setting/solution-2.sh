# A list instead of a map, and the long form of env_file, do the same.
cd ~/school
cat > compose.yaml <<'END'
services:
  site:
    image: nginx:1.27-alpine
    ports: ["${PORT:-8080}:80"]
  clock:
    image: alpine:3.22
    command: ["sleep", "1000000"]
    env_file:
      - path: ./clock.env
    environment:
      - ZONE=Europe/Oslo
END
printf 'PORT=8085\n' > .env
docker compose up -d
