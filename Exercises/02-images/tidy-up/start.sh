docker pull -q alpine:3.22
docker pull -q busybox
docker pull -q hello-world
mkdir -p /tmp/r
for n in 1 2 3; do
  printf 'FROM alpine:3.22\nRUN echo draft %s > /report\n' $n > /tmp/r/Dockerfile
  docker build -q -t report:1 /tmp/r
done
