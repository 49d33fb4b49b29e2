# A small script as entry point does it as well: "$*" are the words after the image's name.
cat > ~/greet/greet.sh <<'END'
#!/bin/sh
echo "Welcome aboard, ${*:-stranger}"
END
chmod +x ~/greet/greet.sh
cat > ~/greet/Dockerfile <<'END'
FROM alpine:3.22
COPY greet.sh /greet.sh
ENTRYPOINT ["/greet.sh"]
END
docker build -t greet:1 ~/greet
