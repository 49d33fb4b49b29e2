docker pull -q alpine:3.22
mkdir -p ~/pilot ~/bin
printf '02:10 high\n08:25 low\n14:40 high\n20:55 low\n' > ~/pilot/tides.txt
cat > ~/bin/pilot.sh <<'END'
#!/bin/sh
# The pilot needs the name of its harbour and a tide table.
if [ -z "$HARBOUR" ]; then
  echo "pilot: HARBOUR is not set" >&2
  exit 64
fi
if [ ! -r /etc/pilot/tides.txt ]; then
  echo "pilot: cannot read /etc/pilot/tides.txt" >&2
  exit 66
fi
echo "on duty in $HARBOUR, $(grep -c : /etc/pilot/tides.txt) tides"
while true; do sleep 60; done
END
docker run -d --name pilot --restart always -e HARBOR=north -v ~/pilot:/etc/pilots:ro -v ~/bin:/opt/bin:ro alpine:3.22 sh /opt/bin/pilot.sh
sleep 5
