docker pull -q busybox:1.37
mkdir -p ~/bus
echo 'echo "<h1>Line $LINE: next bus in 4 minutes</h1>" > www/index.html' > ~/bus/write.sh
