docker pull -q alpine:3.22
mkdir -p /tmp/t
cat > /tmp/t/Dockerfile <<'END'
FROM alpine:3.22
RUN echo tool > /tool
ENV MODE=fast
END
docker build -q -t tools:1 /tmp/t
cat > /tmp/t/Dockerfile <<'END'
FROM alpine:3.22
RUN seq 1 200000 > /cache
RUN rm /cache
RUN echo tool > /tool
ENV MODE=fast
END
docker build -q -t tools:2 /tmp/t
cat > /tmp/t/Dockerfile <<'END'
FROM alpine:3.22
RUN seq 1 200000 > /cache && rm /cache
RUN echo tool > /tool
ENV MODE=fast
END
docker build -q -t tools:3 /tmp/t
