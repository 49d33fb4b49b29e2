docker pull -q alpine
