# What always runs is the ENTRYPOINT. The word that may be replaced is the CMD.
cat > ~/greet/Dockerfile <<'END'
FROM alpine:3.22
ENTRYPOINT ["echo", "Welcome aboard,"]
CMD ["stranger"]
END
docker build -t greet:1 ~/greet
