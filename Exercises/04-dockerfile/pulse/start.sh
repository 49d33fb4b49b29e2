docker pull -q nginx:1.27
mkdir -p ~/auction
echo '<h1>Lot 1: cod</h1>' > ~/auction/index.html
printf 'FROM nginx:1.27\nCOPY index.html /usr/share/nginx/html/index.html\n' > ~/auction/Dockerfile
