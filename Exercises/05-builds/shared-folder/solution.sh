cd ~/rental
# The common parent is the context. In COPY, paths count from it.
for n in desk shop; do
  printf 'FROM alpine:3.22\nCOPY common/prices.txt /srv/\nCOPY %s/show.sh /srv/\nCMD ["sh", "/srv/show.sh"]\n' $n > $n/Dockerfile
done
# -f names the Dockerfile, the dot the context.
docker build -f desk/Dockerfile -t desk:1 .
docker build -f shop/Dockerfile -t shop:1 .
