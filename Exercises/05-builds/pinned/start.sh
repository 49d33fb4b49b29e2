docker run -d --name hub -p 5000:5000 registry:2
docker pull -q alpine:3.22
printf 'FROM alpine:3.22\nRUN echo "tower of June" > /tower\n' | docker build -q -t localhost:5000/tower:1 -
docker push -q localhost:5000/tower:1
docker rmi localhost:5000/tower:1
docker builder prune -a -f
mkdir -p ~/light
printf 'FROM localhost:5000/tower:1\nCMD ["cat", "/tower"]\n' > ~/light/Dockerfile
