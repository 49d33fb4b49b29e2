# Numbers work without an entry in /etc/passwd.
cd ~/bids
cat > Dockerfile <<'END'
FROM busybox:1.37
WORKDIR /www
COPY --chown=10001:10001 index.html .
USER 10001:10001
CMD ["busybox", "httpd", "-f", "-p", "8080"]
END
docker build -t bids:1 .
