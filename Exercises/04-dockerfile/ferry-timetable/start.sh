docker pull -q alpine:3.22
mkdir -p ~/board/pages
echo 'Island: 8 10 12' > ~/board/pages/island.txt
echo 'Cape: 9 13' > ~/board/pages/cape.txt
echo 'cat pages/*.txt' > ~/board/board.sh
cat > ~/board/Dockerfile <<'END'
FROM alpine:3.22
______ /srv/board
COPY board.sh ______
COPY pages ______
CMD ["sh", "board.sh"]
END
