cd ~/buoy
# RELEASE is needed in the FROM line, so it stands above it.
# NAME is needed in the container: the ARG brings it in, the ENV keeps it.
cat > Dockerfile <<'EOF'
ARG RELEASE=3.22
FROM alpine:${RELEASE}
COPY buoy.sh /buoy.sh
ARG NAME=north
ENV BUOY_NAME=$NAME
CMD ["sh", "/buoy.sh"]
EOF
docker build -t buoy:new .
docker build --build-arg RELEASE=3.21 --build-arg NAME=south -t buoy:old .
