docker pull -q nginx:1.27-alpine
mkdir -p ~/clinic
cd ~/clinic
echo '<h1>Doctor Okoro, room 4</h1>' > page.html
printf 'server {\n  listen 80;\n  location / { proxy_pass http://page; }\n}\n' > desk.conf
cat > compose.yaml <<'END'
services:
  desk:
    image: nginx:1.27-alpine
    ports:
      - "8080:80"
    volumes:
      - ./desk.conf:/etc/nginx/conf.d/default.conf:ro
    depends_on:
      page:
        condition: service_healthy
  page:
    image: nginx:1.27-alpine
    ports:
      - "8081:80"
    volumes:
      - ./page.html:/page.html:ro
    command: sh -c "cp /page.html /usr/share/nginx/html/index.html && exec nginx -g 'daemon off;'"
    healthcheck:
      test: ["CMD", "fetch", "http://127.0.0.1:8081/"]
      interval: 2s
      timeout: 2s
      retries: 3
END
docker compose up -d
