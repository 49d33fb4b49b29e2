# Labels may also come from the command line of the build.
cd ~/crate
printf 'FROM alpine:3.22\nEXPOSE 7000/tcp\nVOLUME ["/manifest"]\nCOPY list.txt /manifest/list.txt\n' > Dockerfile
docker build -t crate:1 --label team=cargo --label org.opencontainers.image.version=1.0 .
