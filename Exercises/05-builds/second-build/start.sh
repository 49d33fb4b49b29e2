docker pull -q alpine:3.22
mkdir -p ~/kiosk
printf 'soup\nbread\napples\n' > ~/kiosk/menu.txt
printf 'Monday 7-19\nSaturday 8-14\n' > ~/kiosk/opening.txt
cat > ~/kiosk/Dockerfile <<'EOF'
FROM alpine:3.22
RUN apk add --no-cache curl
COPY menu.txt /srv/menu.txt
RUN sort /srv/menu.txt > /srv/sorted.txt
COPY opening.txt /srv/opening.txt
EOF
