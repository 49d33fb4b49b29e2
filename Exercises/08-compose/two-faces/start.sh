docker pull -q nginx:1.27-alpine
mkdir -p ~/gazette/page
cd ~/gazette
echo '<h1>Evening edition</h1>' > page/index.html
cat > compose.yaml <<'END'
services:
  web:
    image: nginx:1.27-alpine
    ports:
      - "8080:80"
    volumes:
      - ./page:/usr/share/nginx/html
END
