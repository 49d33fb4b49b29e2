# The whole context at once, if nothing in it is in the way.
cd ~/board
printf 'FROM alpine:3.22\nWORKDIR /srv/board\nCOPY . .\nCMD ["sh", "board.sh"]\n' > Dockerfile
docker build -t board:1 .
