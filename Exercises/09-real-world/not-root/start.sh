docker pull -q alpine:3.22
mkdir -p ~/guestbook
cd ~/guestbook
cat > book.sh <<'END'
echo "$1" >> /data/book.txt || exit 1
echo "stored, $(wc -l < /data/book.txt) entries"
END
printf 'FROM alpine:3.22\nCOPY book.sh /app/book.sh\nENTRYPOINT ["sh", "/app/book.sh"]\n' > Dockerfile
docker build -q -t guestbook .
