cd ~/bids
# First the user, then files for that user, then the change.
cat > Dockerfile <<'END'
FROM busybox:1.37
RUN adduser -D -u 10001 clerk
WORKDIR /www
COPY --chown=clerk index.html .
USER clerk
CMD ["busybox", "httpd", "-f", "-p", "8080"]
END
docker build -t bids:1 .
