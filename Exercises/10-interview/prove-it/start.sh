docker pull -q alpine:3.22
mkdir -p ~/proof
