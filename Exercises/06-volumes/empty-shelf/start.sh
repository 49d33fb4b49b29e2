docker pull -q nginx:1.29
mkdir -p chandler/public
echo '<h1>Rope and tar</h1>' > chandler/public/index.html
cat > start.sh <<'END'
cd /home/you
docker run -d --name shop -p 8080:80 \
  -v ./chandler/pubic:/usr/share/nginx/html:ro nginx:1.29
END
sh start.sh
