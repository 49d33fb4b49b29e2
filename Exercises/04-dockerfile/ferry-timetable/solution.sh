cd ~/board
# WORKDIR makes the folder and goes there. A dot means this folder.
# A folder is copied without its name, so the name is written twice.
cat > Dockerfile <<'END'
FROM alpine:3.22
WORKDIR /srv/board
COPY board.sh .
COPY pages pages
CMD ["sh", "board.sh"]
END
docker build -t board:1 .
