docker pull -q busybox:1.37
mkdir -p ~/clock
echo 'Half past nine' > ~/clock/index.html
cat > ~/clock/Dockerfile <<'END'
FROM busybox:1.37
WORKDIR /www
COPY index.html .
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=2s --retries=2 \
  CMD curl -f http://localhost:80/ || exit 1
CMD ["busybox", "httpd", "-f", "-p", "8080"]
END
docker build -q -t clock:1 ~/clock
docker run -d --name clock -p 8080:8080 clock:1
sleep 12
