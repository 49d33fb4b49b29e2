docker pull -q alpine:3.22
mkdir -p ~/sign
echo 'Next ferry at 10' > ~/sign/day.txt
echo 'No ferry before 6' > ~/sign/night.txt
cat > ~/sign/Dockerfile <<'END'
FROM alpine:3.22
COPY day.txt /sign.txt
CMD ["cat", "/sign.txt"]
END
