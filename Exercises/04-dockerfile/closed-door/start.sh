docker pull -q busybox:1.37
mkdir -p ~/events
echo '<h1>Lantern parade at nine</h1>' > ~/events/index.html
cat > ~/events/Dockerfile <<'END'
FROM busybox:1.37
WORKDIR /www
COPY index.html .
EXPOSE 80
CMD ["busybox", "httpd", "-f", "-p", "8080"]
END
docker build -q -t events:1 ~/events
docker run -d --name events -p 8090:80 events:1
