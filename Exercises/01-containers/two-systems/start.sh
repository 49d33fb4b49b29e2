docker pull -q ubuntu:22.04
docker pull -q debian:bookworm-slim
