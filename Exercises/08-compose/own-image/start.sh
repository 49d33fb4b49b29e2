docker pull -q nginx:1.27-alpine
mkdir -p ~/museum/guide
cd ~/museum
echo '<h1>Room 1</h1>' > guide/index.html
for kind in test production; do
  cat > guide/Dockerfile.$kind <<END
FROM nginx:1.27-alpine
ARG VERSION=dev
RUN echo \$VERSION > /usr/share/nginx/html/version && echo $kind > /usr/share/nginx/html/kind
COPY index.html /usr/share/nginx/html/
END
done
mv guide/Dockerfile.test guide/Dockerfile
printf 'services:\n  guide:\n' > compose.yaml
