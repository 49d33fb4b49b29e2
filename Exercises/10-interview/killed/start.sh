docker pull -q alpine:3.22
mkdir -p ~/bin
cat > ~/bin/chart.sh <<'END'
#!/bin/sh
# One endless line of depths: tail has to keep all of it in memory.
set -e -o pipefail
echo "chart: reading 40 MB of depths"
head -c 40m /dev/zero | tail -n 1 > /dev/null
echo "chart: done"
END
docker run --name chart -m 16m -v ~/bin:/opt/bin:ro alpine:3.22 sh /opt/bin/chart.sh
true
