docker pull -q nginx
docker pull -q alpine
mkdir board
echo '<h1>Harbour closed</h1>' > board/index.html
cat > board/Dockerfile <<'END'
FROM nginx
COPY index.html /usr/share/nginx/html/index.html
END
docker build -t board:1 board
docker run -d --name board -p 8080:80 board:1
echo '<h1>Harbour open</h1>' > board/index.html
docker run --name broken alpine sh -c 'echo no ships found; exit 42'
true
