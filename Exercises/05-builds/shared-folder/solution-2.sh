cd ~/rental
# The same, with the context as ~/rental from another place.
for n in desk shop; do
  sed -i "s/..\/common/common/; s/COPY show.sh/COPY $n\/show.sh/" $n/Dockerfile
done
cd /
docker build -f ~/rental/desk/Dockerfile -t desk:1 ~/rental
docker build -f ~/rental/shop/Dockerfile -t shop:1 ~/rental
