cd ~/take-home
# The key does not even reach the builder.
echo 'secret.env' > .dockerignore
# Seldom changed first: base, packages, user. Then the file that changes, then the user, then the start in exec form.
cat > Dockerfile <<'END'
FROM alpine:3.22
RUN apk add --no-cache curl && adduser -D kiosk
WORKDIR /app
COPY serve.sh .
USER kiosk
CMD ["./serve.sh"]
END
docker build -t kiosk:1 .
# A limit, so that one program cannot take the whole server.
docker run -d --name kiosk -m 64m kiosk:1
