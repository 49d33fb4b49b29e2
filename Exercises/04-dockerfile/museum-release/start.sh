docker pull -q busybox:1.37
mkdir -p ~/expo /tmp/p/photos
echo 'a ship' > /tmp/p/photos/ship.jpg
tar czf ~/expo/photos.tar.gz -C /tmp/p photos
rm -r /tmp/p
cat > ~/expo/app.sh <<'END'
#!/bin/sh
# Usage: app.sh TITLE. Writes www/index.html, and serves it on port 8080.
trap 'echo "doors closed"; exit 0' INT
echo "<h1>$1, release $VERSION</h1>" > www/index.html || exit 1
busybox httpd -p 8080 -h www
while true; do sleep 1; done
END
