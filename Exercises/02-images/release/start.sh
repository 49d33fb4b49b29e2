docker pull -q nginx:1.27
docker pull -q busybox
docker run --name job busybox true
mkdir -p ~/site
echo '<h1>Hello</h1>' > ~/site/index.html
