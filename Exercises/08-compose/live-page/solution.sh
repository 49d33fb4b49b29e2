cd ~/gallery
cat > compose.yaml <<'END'
services:
  web:
    image: nginx:1.27-alpine
    ports:
      - "8080:80"
    volumes:
      # ./ is the folder of this file, on every machine.
      - ./page:/usr/share/nginx/html:ro
      - ./site.conf:/etc/nginx/conf.d/default.conf:ro
END
docker compose up -d
