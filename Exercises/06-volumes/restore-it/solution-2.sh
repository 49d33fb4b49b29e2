# Or let tar drop the first part of each name.
docker run --rm -i -v ledger-2:/v alpine:3.22 tar xzf - --strip-components=1 -C /v < ~/backup/ledger.tgz
docker rm -f db
docker run -d --name db -v ledger-2:/data redis:7
