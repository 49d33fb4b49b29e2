docker pull -q alpine:3.22
mkdir -p ~/crate
printf '12 anchors\n3 bells\n' > ~/crate/list.txt
