docker pull -q alpine:3.22
mkdir -p ~/lock
cat > ~/lock/Dockerfile <<'EOF'
ARG VERSION=dev

FROM alpine:3.22 AS make
RUN echo "Lock control $VERSION" > /about

FROM alpine:3.22
COPY --from=make /about /about
ENV LOCK_VERSION=$VERSION
CMD ["sh", "-c", "cat /about; echo LOCK_VERSION=$LOCK_VERSION"]
EOF
docker build -q --build-arg VERSION=3.0 -t lock:3 ~/lock
