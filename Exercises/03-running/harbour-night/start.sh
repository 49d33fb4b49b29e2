docker pull -q alpine:3.22
docker pull -q nginx:1.29
docker run -d --name ledger alpine:3.22 sh -c 'trap "echo closing; sleep 25; echo closed; exit 0" TERM; while :; do sleep 1; done'
docker run -d --name crane --restart always alpine:3.22 sh -c 'echo "crane: lifting"; sleep 1; echo "crane: no licence for hook 3" >&2; exit 5'
docker run --name counter alpine:3.22 sh -c 'echo "4711 crates, 2 missing" > /report.txt; exit 11'
echo '<h1>Night shift</h1>' > night.html
chmod 600 night.html
sleep 6
