cd ~/auction
# The check runs inside the container, so localhost is the container.
cat > Dockerfile <<'END'
FROM nginx:1.27
COPY index.html /usr/share/nginx/html/index.html
HEALTHCHECK --interval=5s --timeout=2s --retries=2 \
  CMD curl -f http://localhost/ || exit 1
END
docker build -t auction:1 .
docker run -d --name auction auction:1
