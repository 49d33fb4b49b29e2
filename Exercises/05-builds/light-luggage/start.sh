docker pull -q alpine:3.22
mkdir -p ~/lockers/.git ~/lockers/node_modules/a ~/lockers/lib/node_modules/b ~/lockers/docs
cd ~/lockers
echo ref > .git/HEAD
echo x > node_modules/a/index.js
echo y > lib/node_modules/b/index.js
echo 'PASSWORD=platform9' > config.env
echo 'count() { wc -l < docs/sample.log; }' > lib/tools.sh
printf '. lib/tools.sh\necho "$(count) lockers"\n' > app.sh
seq 1 24 > docs/sample.log
seq 1 5000 > lib/trace.log
cat > Dockerfile <<'EOF'
FROM alpine:3.22
WORKDIR /app
COPY . .
CMD ["sh", "app.sh"]
EOF
