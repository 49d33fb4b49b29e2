docker pull -q alpine:3.22
mkdir -p /tmp/t
for release in 1.0 1.1; do
  printf "FROM alpine:3.22\nRUN echo tide table $release > /table\nCMD [\"cat\", \"/table\"]\n" > /tmp/t/Dockerfile
  docker build -q -t tide:$release /tmp/t
done
rm -r /tmp/t
