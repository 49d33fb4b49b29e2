docker pull -q alpine:3.22
mkdir -p ~/planner
printf 'jq\ncurl\n' > ~/planner/packages.txt
echo '<h1>Choir rehearsals</h1>' > ~/planner/page.html
cat > ~/planner/Dockerfile <<'EOF'
FROM alpine:3.22
WORKDIR /srv
COPY . .
RUN xargs apk add --no-cache < packages.txt
EOF
