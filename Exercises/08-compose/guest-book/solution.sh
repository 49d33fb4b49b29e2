cd ~/inn
cat > compose.yaml <<'END'
services:
  store:
    image: redis:7-alpine
    volumes:
      # redis keeps its data in /data.
      - book:/data
  album:
    image: alpine:3.22
    command: sleep 1000000
    volumes:
      - photos:/photos
volumes:
  # The project's own.
  book:
  # Made by somebody else: used under its real name, never created or removed.
  photos:
    external: true
    name: inn-photos-2025
END
docker compose up -d
