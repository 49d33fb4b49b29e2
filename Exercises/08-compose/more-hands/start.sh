docker pull -q nginx:1.27-alpine
mkdir -p ~/depot
cd ~/depot
echo '<h1>Packing your parcel</h1>' > packer.html
printf 'server {\n  listen 80;\n  location / { proxy_pass http://packer; }\n}\n' > door.conf
cat > compose.yaml <<'END'
services:
  door:
    image: nginx:1.27-alpine
    volumes: ["./door.conf:/etc/nginx/conf.d/default.conf:ro"]
    depends_on: [packer]
  packer:
    image: nginx:1.27-alpine
    container_name: the-packer
    ports:
      - "8080:80"
    volumes: ["./packer.html:/usr/share/nginx/html/index.html:ro"]
END
docker compose up -d
