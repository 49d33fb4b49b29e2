# Without a pipe: two commands, joined by &&.
cd ~/tides
echo 2026 > year
cat > Dockerfile <<'END'
FROM alpine:3.22
COPY . /in/
WORKDIR /in
RUN sh fetch.sh > /raw.txt && sort /raw.txt > /tides.txt
CMD ["cat", "/tides.txt"]
END
docker build -t tides:1 .
