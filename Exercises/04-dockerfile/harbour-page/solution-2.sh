# An entrypoint that prepares, and a command that it hands over to.
cd ~/bus
printf 'sh write.sh\nexec "$@"\n' > start.sh
cat > Dockerfile <<'END'
FROM busybox:1.37
WORKDIR /app
RUN mkdir www && chown 10001 www
COPY write.sh start.sh ./
ENV LINE=7
USER 10001
ENTRYPOINT ["sh", "start.sh"]
CMD ["busybox", "httpd", "-f", "-p", "8080", "-h", "www"]
END
docker build -t bus:1 .
docker run -d --name bus -p 8070:8080 -e LINE=12 bus:1
