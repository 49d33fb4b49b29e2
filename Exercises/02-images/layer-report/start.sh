docker pull -q alpine:3.22
mkdir -p /tmp/t
printf 'FROM alpine:3.22\nRUN echo tool > /tool\nENV MODE=fast\n' > /tmp/t/Dockerfile
docker build -q -t tools:1 /tmp/t
printf 'FROM alpine:3.22\nRUN seq 1 200000 > /cache\nRUN rm /cache\nRUN echo tool > /tool\nENV MODE=fast\n' > /tmp/t/Dockerfile
docker build -q -t tools:2 /tmp/t
printf 'FROM alpine:3.22\nRUN seq 1 200000 > /cache && rm /cache\nRUN echo tool > /tool\nENV MODE=fast\n' > /tmp/t/Dockerfile
docker build -q -t tools:3 /tmp/t
