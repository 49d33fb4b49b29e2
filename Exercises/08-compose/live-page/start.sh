docker pull -q nginx:1.27-alpine
mkdir -p ~/gallery/page
cd ~/gallery
echo '<h1>Watercolours</h1>' > page/index.html
cat > site.conf <<'END'
server {
  listen 80;
  root /usr/share/nginx/html;
  add_header X-Gallery "north wing";
}
END
printf 'services:\n  web:\n    image: nginx:1.27-alpine\n    ports:\n      - "8080:80"\n' > compose.yaml
