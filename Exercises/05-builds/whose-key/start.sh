docker pull -q alpine:3.22
mkdir -p /tmp/g
cd /tmp/g
echo sesame-88 > gate.key
printf 'FROM alpine:3.22\nRUN mkdir -p /srv && echo open > /srv/state\nRUN chmod 644 /srv/state\nCMD ["cat", "/srv/state"]\n' > Dockerfile
docker build -q -t gate:1 .
printf 'FROM alpine:3.22\nCOPY gate.key /etc/gate.key\nRUN mkdir -p /srv && echo open > /srv/state && rm /etc/gate.key\nCMD ["cat", "/srv/state"]\n' > Dockerfile
docker build -q -t gate:2 .
printf 'FROM alpine:3.22\nARG PASS\nRUN mkdir -p /srv && echo open > /srv/state\nCMD ["cat", "/srv/state"]\n' > Dockerfile
docker build -q --build-arg PASS=lantern -t gate:3 .
cd ~
rm -r /tmp/g
docker builder prune -a -f
