docker pull -q busybox:1.37
mkdir -p ~/pool
echo '<h1>Water: 24 degrees</h1>' > ~/pool/index.html
cat > ~/pool/app.sh <<'END'
# The address to listen on comes from the environment.
exec busybox httpd -f -p "$ADDRESS:8080" -h /www
END
cat > ~/pool/Dockerfile <<'END'
FROM busybox:1.37
COPY index.html /www/
COPY app.sh /app.sh
ENV ADDRESS=127.0.0.1
EXPOSE 8080
CMD ["sh", "/app.sh"]
END
docker build -q -t pool:1 ~/pool
docker run -d --name pool -p 8090:8080 pool:1
