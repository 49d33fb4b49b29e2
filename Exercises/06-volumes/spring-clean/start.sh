docker pull -q alpine:3.22
docker volume create --label owner=accounts ledger
docker run --rm -v ledger:/v alpine:3.22 sh -c 'echo "march;4120" > /v/2026.csv'
docker run --name archive -v photos:/photos alpine:3.22 true
docker run --rm -v test-1:/v alpine:3.22 touch /v/a
docker run --rm -v test-2:/v alpine:3.22 touch /v/b
docker run --name winter -v /var/cache alpine:3.22 true
docker rm winter
docker volume create
