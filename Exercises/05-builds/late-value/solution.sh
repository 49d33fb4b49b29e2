cd ~/lock
# Above FROM, VERSION is known to the FROM lines only. Each stage asks for it anew.
cat > Dockerfile <<'EOF'
ARG VERSION=dev

FROM alpine:3.22 AS make
ARG VERSION
RUN echo "Lock control $VERSION" > /about

FROM alpine:3.22
ARG VERSION
COPY --from=make /about /about
ENV LOCK_VERSION=$VERSION
CMD ["sh", "-c", "cat /about; echo LOCK_VERSION=$LOCK_VERSION"]
EOF
docker build --build-arg VERSION=3.0 -t lock:3 .
