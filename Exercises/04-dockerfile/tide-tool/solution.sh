cd ~/tide
# ENTRYPOINT stays, CMD gives way to what the caller writes.
cat > Dockerfile <<'END'
FROM alpine:3.22
COPY tide.sh /tide.sh
ENTRYPOINT ["sh", "/tide.sh"]
CMD ["today"]
END
docker build -t tide:1 .
