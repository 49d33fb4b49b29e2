cd ~/gazette
# What is true everywhere.
cat > compose.yaml <<'END'
services:
  web:
    image: nginx:1.27-alpine
END
# The name that Compose looks for by itself.
cat > compose.override.yaml <<'END'
services:
  web:
    ports: ["8080:80"]
    volumes: ["./page:/usr/share/nginx/html"]
END
# Used only when it is named.
cat > compose.prod.yaml <<'END'
services:
  web:
    ports: ["80:80"]
    restart: unless-stopped
END
docker compose -f compose.yaml -f compose.prod.yaml config -q
docker compose up -d
