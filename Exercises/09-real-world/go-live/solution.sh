cd ~/museum
# The image. Tag for people, digest for the builder.
digest=$(docker image inspect -f '{{index .RepoDigests 0}}' alpine:3.22 | cut -d@ -f2)
cat > Dockerfile <<END
FROM alpine:3.22@$digest
RUN mkdir /site && chown 10001 /site
COPY activate.sh tickets.sh /
RUN --mount=type=secret,id=licence sh /activate.sh "\$(cat /run/secrets/licence)"
USER 10001
CMD ["sh", "/tickets.sh"]
END
docker build --secret id=licence,src=$HOME/licence.key -t localhost:5000/tickets:1.0 .
docker push localhost:5000/tickets:1.0
# The services. What tickets needs is a folder to write to and a file to read, nothing else.
cat > compose.yaml <<'END'
services:
  page:
    image: nginx:1.28-alpine
    ports: ["8080:80"]
    volumes: ["site:/usr/share/nginx/html/desk:ro"]
    restart: unless-stopped
    depends_on:
      tickets: {condition: service_healthy}
  tickets:
    image: localhost:5000/tickets:1.0
    environment:
      PASSWORD_FILE: /run/secrets/password
    secrets: [password]
    volumes: ["site:/site"]
    read_only: true
    cap_drop: [ALL]
    security_opt: ["no-new-privileges:true"]
    restart: unless-stopped
    healthcheck:
      test: ["CMD", "grep", "-q", "tickets on sale", "/site/index.html"]
      interval: 2s
    logging:
      driver: json-file
      options: {max-size: "10m", max-file: "3"}
    deploy:
      resources:
        limits: {memory: 64M}
secrets:
  password:
    file: ./password.txt
volumes:
  site:
END
# The old volume belongs to root. A new one takes the owner from the image.
docker compose down -v
docker compose up -d
