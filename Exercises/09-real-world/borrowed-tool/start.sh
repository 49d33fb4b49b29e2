docker pull -q alpine:3.22
mkdir -p ~/letters /tmp/t
printf 'Dear Guest,\nyour room is ready.\n' > ~/letters/letter.txt
cat > /tmp/t/tool.sh <<'END'
#!/bin/sh
sed 's|.*|<p>&</p>|' "$1" > "$2"
END
cat > /tmp/t/Dockerfile <<'END'
FROM alpine:3.22
COPY --chmod=755 tool.sh /usr/local/bin/letter-tool
ENTRYPOINT ["/usr/local/bin/letter-tool"]
END
docker build -q -t letter-tool /tmp/t
