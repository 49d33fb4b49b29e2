cd ~/shop
# Or keep the file out of the build with a list of what it must not see.
printf 'key.txt\nDockerfile\n' > .dockerignore
printf 'FROM alpine:3.22\nCOPY . /shop/\n' > Dockerfile
docker build -t shop:2 .
docker rmi shop:1
