cd ~/bus
# The page depends on a setting, so it is written at each start.
cat > app.sh <<'END'
sh write.sh
exec busybox httpd -f -p 8080 -h www
END
# The user may write to www, and to nothing else.
cat > Dockerfile <<'END'
FROM busybox:1.37
RUN adduser -D -u 10001 bus
WORKDIR /app
RUN mkdir www && chown bus www
COPY write.sh app.sh ./
ENV LINE=7
EXPOSE 8080
USER bus
CMD ["sh", "app.sh"]
END
docker build -t bus:1 .
docker run -d --name bus -p 8070:8080 -e LINE=12 bus:1
