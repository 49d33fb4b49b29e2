cd ~/clinic
# test stands on data, so it finds the finished file and check.sh.
# The product takes the file from data. So BuildKit skips test unless it is asked for.
cat > Dockerfile <<'EOF'
FROM alpine:3.22 AS data
WORKDIR /work
COPY . .
RUN sh make.sh

FROM data AS test
RUN sh check.sh out/hours.txt

FROM alpine:3.22
COPY --from=data /work/out/hours.txt /srv/hours.txt
CMD ["cat", "/srv/hours.txt"]
EOF
docker build --target test .
docker build -t clinic:1 .
