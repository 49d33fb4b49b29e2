cd ~/parcels
# Two stages: the key is used in the first, and only the list gets into the second.
# The mount is still needed, since the build cache keeps the first stage.
cat > Dockerfile <<'EOF'
FROM alpine:3.22 AS fetch
COPY fetch.sh /tmp/
RUN --mount=type=secret,id=key,env=KEY sh /tmp/fetch.sh "$KEY"

FROM alpine:3.22
COPY --from=fetch /prices.txt /prices.txt
CMD ["cat", "/prices.txt"]
EOF
KEY=$(cat key.txt) docker build --secret id=key,env=KEY -t parcels:2 .
