cd ~/wind
# Fetch the lists, install without questions, delete the lists:
# one RUN, one layer.
cat > Dockerfile <<'END'
FROM debian:12-slim
SHELL ["/bin/bash", "-eo", "pipefail", "-c"]
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl \
 && rm -rf /var/lib/apt/lists/*
END
docker build -t wind:1 .
