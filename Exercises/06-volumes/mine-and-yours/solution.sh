# A helper runs as root and may hand the folder over, with all that is in it.
docker run --rm -v ~/report:/r alpine:3.22 chown -R "$(id -u):$(id -g)" /r
# From now on the container works under your numbers.
cat > press.sh <<'END'
cd /home/you
docker run --rm -u "$(id -u):$(id -g)" -v ./report:/out press:1 2026
END
