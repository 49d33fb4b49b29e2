cd ~/menu
# Two steps: where to begin, and what to add.
cat > Dockerfile <<'END'
FROM nginx:1.27
COPY index.html /usr/share/nginx/html/index.html
END
# The dot is the folder whose files the build may copy.
docker build -t menu:1 .
docker run -d --name menu -p 8080:80 menu:1
