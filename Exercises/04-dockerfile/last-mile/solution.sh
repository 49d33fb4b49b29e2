cd ~/berths
# \r at the end of the first line: the kernel looks for "/bin/sh\r".
head -n 1 show.sh | od -c
tr -d '\r' < show.sh > clean.sh
mv clean.sh show.sh
# And the execute bit, which files from Windows do not have.
cat > Dockerfile <<'END'
FROM alpine:3.22
COPY --chmod=755 show.sh /show.sh
ENTRYPOINT ["/show.sh"]
END
docker build -t berths:2 .
