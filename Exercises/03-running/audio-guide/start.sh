docker pull -q alpine:3.22
