docker pull -q alpine:3.22
mkdir sign
echo 'echo "Mind the gap between ship and quay"' > sign/sign.sh
cat > sign/Dockerfile <<'END'
FROM alpine:3.22
COPY sign.sh /sign.sh
CMD ["sh", "/sign.sh"]
END
