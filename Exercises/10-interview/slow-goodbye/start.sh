docker pull -q alpine:3.22
mkdir -p ~/books
cat > ~/books/start.sh <<'END'
#!/bin/sh
echo "reading settings"
/books.sh
END
cat > ~/books/books.sh <<'END'
#!/bin/sh
trap 'echo closing the books; exit 0' TERM
echo "books are open"
while true; do sleep 1; done
END
chmod +x ~/books/*.sh
printf 'FROM alpine:3.22\nCOPY start.sh books.sh /\nENTRYPOINT ["/start.sh"]\n' > ~/books/Dockerfile
docker build -q -t books:1 ~/books
docker run -d --name books books:1
