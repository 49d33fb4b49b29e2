cd ~/crane
# The mount holds for this step only, and the file is part of no layer.
cat > Dockerfile <<'END'
FROM alpine:3.22
COPY fetch.sh /fetch.sh
RUN --mount=type=secret,id=token sh /fetch.sh "$(cat /run/secrets/token)"
END
docker build --secret id=token,src=$HOME/crane-token -t crane .
