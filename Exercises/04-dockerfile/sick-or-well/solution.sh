# What did the check say?
docker inspect -f '{{json .State.Health.Log}}' clock
cd ~/clock
# busybox has wget and no curl, and the program listens on 8080.
cat > Dockerfile <<'END'
FROM busybox:1.37
WORKDIR /www
COPY index.html .
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=2s --retries=2 \
  CMD wget -q -O /dev/null http://localhost:8080/ || exit 1
CMD ["busybox", "httpd", "-f", "-p", "8080"]
END
docker build -t clock:2 .
docker rm -f clock
docker run -d --name clock -p 8080:8080 clock:2
