cd ~/planner
# xargs hands the words of the list to apk. It needs packages.txt, and no other file.
cat > Dockerfile <<'EOF'
FROM alpine:3.22
WORKDIR /srv
COPY packages.txt .
RUN xargs apk add --no-cache < packages.txt
COPY . .
EOF
docker build -t planner:1 .
