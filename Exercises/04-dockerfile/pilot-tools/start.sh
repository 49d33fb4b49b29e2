docker pull -q debian:12-slim
mkdir -p ~/wind
cat > ~/wind/Dockerfile <<'END'
FROM debian:12-slim
SHELL ["/bin/bash", "-eo", "pipefail", "-c"]
RUN apt-get install curl
END
