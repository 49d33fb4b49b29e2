cd ~/expo
cat > Dockerfile <<'END'
FROM busybox:1.37
ARG VERSION=dev
# A user of its own, who may write to www and to nothing else.
RUN adduser -D -u 10001 guide
WORKDIR /app
RUN mkdir www && chown guide www
# ADD unpacks, and leaves no archive behind.
ADD photos.tar.gz www/
COPY app.sh .
# From the build into the container, and into the papers.
ENV VERSION=$VERSION
LABEL org.opencontainers.image.version=$VERSION
EXPOSE 8080
# The program waits for SIGINT.
STOPSIGNAL SIGINT
HEALTHCHECK --interval=5s --timeout=2s --retries=2 \
  CMD wget -q -O /dev/null http://localhost:8080/ || exit 1
USER guide
# The program stays, the title may be replaced.
ENTRYPOINT ["sh", "app.sh"]
CMD ["Open day"]
END
docker build -t expo:2.0 --build-arg VERSION=2.0 .
docker run -d --name expo -p 8088:8080 expo:2.0
