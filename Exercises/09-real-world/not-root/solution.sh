cd ~/guestbook
cat > Dockerfile <<'END'
FROM alpine:3.22
# As root: the user, and the one folder that it may write to.
RUN adduser -D -u 10001 app && mkdir /data && chown app /data
# COPY without --chown: the program stays root's.
COPY book.sh /app/book.sh
# From here on, and in the container: no root.
USER app
ENTRYPOINT ["sh", "/app/book.sh"]
END
docker build -t guestbook .
