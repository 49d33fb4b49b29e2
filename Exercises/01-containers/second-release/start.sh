docker pull -q nginx
mkdir page
echo '<h1>release 1</h1>' > page/index.html
cat > page/Dockerfile <<'END'
FROM nginx
COPY index.html /usr/share/nginx/html/index.html
END
docker build -t page:1 page
docker run -d --name page -p 8080:80 page:1
echo '<h1>release 2</h1>' > page/index.html
