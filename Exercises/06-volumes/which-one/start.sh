docker pull -q alpine:3.22
docker run --name desk-1 alpine:3.22 sh -c 'echo "opened" > /tmp/status'
docker run --name desk-2 alpine:3.22 sh -c 'mkdir -p /srv/post; echo "Dear museum, I leave you my sextant." > /srv/post/letter.txt'
docker run --name desk-3 alpine:3.22 sh -c 'rm /etc/motd; echo "closed" > /tmp/status'
