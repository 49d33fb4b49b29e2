docker pull -q alpine:3.22
nc -lk -p 4000 > ~/letters.txt &
