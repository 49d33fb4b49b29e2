docker pull -q alpine:3.22
docker run --name mail alpine:3.22 sh -c 'echo "mail: no program sendmial here, giving up" >&2; exit 127'
docker run --name index alpine:3.22 indexer --all
docker run --name thumbs -m 8m alpine:3.22 sh -c 'echo "thumbs: 4000 pictures"; exec tail /dev/zero'
docker run -d --name backup alpine:3.22 sleep 9000
docker run -d --name bill --init alpine:3.22 sleep 9000
sleep 1
docker kill backup
docker stop bill
true
