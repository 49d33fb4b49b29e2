docker pull -q alpine:3.22
mkdir counter
cat > counter/count.sh <<'END'
echo "crates counted: 100"
END
cat > counter/Dockerfile <<'END'
FROM alpine:3.22
COPY count.sh /count.sh
CMD ["sh", "/count.sh"]
END
docker build -t counter:1 counter
