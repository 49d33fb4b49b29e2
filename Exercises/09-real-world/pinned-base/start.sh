docker pull -q alpine:3.22
docker run -d --name registry -p 5000:5000 registry:2 > /dev/null 2>&1
mkdir -p /tmp/base ~/beacon
printf 'FROM alpine:3.22\nRUN echo repaired > /base-version\n' > /tmp/base/Dockerfile
docker build -q -t localhost:5000/base:1 /tmp/base
docker push -q localhost:5000/base:1
docker tag localhost:5000/base:1 localhost:5000/base:keep
docker push -q localhost:5000/base:keep
docker rmi localhost:5000/base:1 localhost:5000/base:keep
printf 'FROM alpine:3.22\nRUN echo old > /base-version\n' > /tmp/base/Dockerfile
docker build -q -t localhost:5000/base:1 /tmp/base
docker push -q localhost:5000/base:1
docker pull -q localhost:5000/base:keep
docker tag localhost:5000/base:keep localhost:5000/base:new
docker rmi localhost:5000/base:keep
docker tag localhost:5000/base:1 localhost:5000/base:old
docker tag localhost:5000/base:new localhost:5000/base:1
docker push -q localhost:5000/base:1
docker tag localhost:5000/base:old localhost:5000/base:1
docker rmi localhost:5000/base:old localhost:5000/base:new
printf 'FROM localhost:5000/base:1\nCMD ["cat", "/base-version"]\n' > ~/beacon/Dockerfile
docker build -q -t beacon:1 ~/beacon
