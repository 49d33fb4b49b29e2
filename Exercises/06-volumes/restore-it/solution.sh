# The names begin with data/, so they fit at /, with the volume mounted at /data.
tar tzf ~/backup/ledger.tgz
docker run --rm -v ledger-2:/data -v ~/backup:/backup:ro alpine:3.22 tar xzf /backup/ledger.tgz -C /
# The old container goes, its volume stays.
docker rm -f db
docker run -d --name db -v ledger-2:/data redis:7
