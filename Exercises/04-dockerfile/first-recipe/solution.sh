cd ~/gifts
# Where to begin, what to bring in, what to start.
cat > Dockerfile <<'END'
FROM alpine:3.22
COPY prices.sh /prices.sh
CMD ["sh", "/prices.sh"]
END
# The dot is the folder whose files COPY may use.
docker build -t gifts:1 .
