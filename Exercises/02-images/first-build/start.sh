docker pull -q nginx:1.27
mkdir -p ~/menu
echo '<h1>Soup, bread, apple pie</h1>' > ~/menu/index.html
