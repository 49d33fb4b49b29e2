docker pull -q alpine:3.22
mkdir -p ~/radio/conf ~/radio/recordings
cd ~/radio
seq 1 100000 > recordings/monday.raw
echo '98.3 MHz' > conf/prod.conf
echo 'password studio-42' > conf/test.conf
echo 'cat /etc/radio.conf' > radio.sh
cat > .dockerignore <<'EOF'
# production settings are needed
!conf/prod.conf
# too large
recordings
# test settings hold a password
conf/*
EOF
cat > Dockerfile <<'EOF'
FROM alpine:3.22
COPY conf/prod.conf /etc/radio.conf
COPY radio.sh /srv/radio.sh
CMD ["sh", "/srv/radio.sh"]
EOF
