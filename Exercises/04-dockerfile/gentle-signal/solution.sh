cd ~/lamp
# The signal that docker stop sends, and the form that lets it arrive.
cat > Dockerfile <<'END'
FROM alpine:3.22
COPY lamp.sh /lamp.sh
STOPSIGNAL SIGUSR1
CMD ["sh", "/lamp.sh"]
END
docker build -t lamp:1 .
