cd ~/school
# For the Compose file: the value of this machine.
echo 'PORT=8085' > .env
cat > compose.yaml <<'END'
services:
  site:
    image: nginx:1.27-alpine
    ports:
      - "${PORT:-8080}:80"
  clock:
    image: alpine:3.22
    command: sleep 1000000
    # For the container: a whole file, and one more value.
    env_file: clock.env
    environment:
      ZONE: Europe/Oslo
END
docker compose up -d
