cd ~/parcels
# The ARG stays in the history. A secret mount lends the key to one step only.
cat > Dockerfile <<'EOF'
FROM alpine:3.22
COPY fetch.sh /tmp/
RUN --mount=type=secret,id=key,required=true \
    sh /tmp/fetch.sh "$(cat /run/secrets/key)"
CMD ["cat", "/prices.txt"]
EOF
docker build --secret id=key,src=key.txt -t parcels:2 .
