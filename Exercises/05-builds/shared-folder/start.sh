docker pull -q alpine:3.22
mkdir -p ~/rental/common ~/rental/desk ~/rental/shop
cd ~/rental
printf 'canoe 12\nkayak 15\n' > common/prices.txt
for n in desk shop; do
  printf 'echo "Prices at the %s"\ncat /srv/prices.txt\n' $n > $n/show.sh
  printf 'FROM alpine:3.22\nCOPY ../common/prices.txt /srv/\nCOPY show.sh /srv/\nCMD ["sh", "/srv/show.sh"]\n' > $n/Dockerfile
done
