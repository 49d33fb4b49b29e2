docker pull -q alpine:3.22
mkdir -p ~/gifts
printf 'echo "model ship 24.00"\necho "postcard 1.50"\n' > ~/gifts/prices.sh
