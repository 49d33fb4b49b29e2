docker pull -q nginx:1.29
mkdir site
echo '<h1>Open from 9 to 5</h1>' > site/index.html
