docker pull -q alpine:3.22
docker pull -q alpine
mkdir -p ~/take-home
printf 'api_key=4711\n' > ~/take-home/secret.env
cat > ~/take-home/serve.sh <<'END'
#!/bin/sh
trap 'echo kiosk is closed; exit 0' TERM
echo "kiosk is open"
while true; do sleep 1; done
END
chmod +x ~/take-home/serve.sh
cat > ~/take-home/Dockerfile <<'END'
FROM alpine
COPY . /app
RUN apk add --no-cache curl
RUN rm /app/secret.env
CMD cd /app; ./serve.sh; echo ended
END
