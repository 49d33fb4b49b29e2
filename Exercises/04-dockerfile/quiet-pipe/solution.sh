cd ~/tides
# The year was over, and its table is gone.
echo 2026 > year
# With pipefail a pipe fails when any part of it fails.
cat > Dockerfile <<'END'
FROM alpine:3.22
SHELL ["/bin/ash", "-eo", "pipefail", "-c"]
COPY . /in/
WORKDIR /in
RUN sh fetch.sh | sort > /tides.txt
CMD ["cat", "/tides.txt"]
END
docker build -t tides:1 .
