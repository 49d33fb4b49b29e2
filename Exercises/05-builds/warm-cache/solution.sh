cd ~/survey
# The list alone, for the layer cache; the mount, for the day when the list changes.
# Without --no-cache-dir, as pip shall keep its downloads, in the mount.
cat > Dockerfile <<'EOF'
FROM python:3.13-slim
WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install -r requirements.txt
COPY . .
CMD ["python", "survey.py"]
EOF
docker build -t survey:2 .
