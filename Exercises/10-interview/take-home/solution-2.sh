cd ~/take-home
# Keep CMD in shell form, but let the shell be replaced. COPY all, with the key ignored.
printf 'secret.env\nDockerfile\n' > .dockerignore
cat > Dockerfile <<'END'
FROM alpine:3.22
RUN apk add --no-cache curl
COPY . /app
USER 1000
CMD cd /app && exec ./serve.sh
END
docker build -t kiosk:1 .
docker run -d --name kiosk --memory 128m kiosk:1
