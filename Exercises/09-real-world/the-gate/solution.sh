cat > ~/lock/ci.sh <<'END'
# Stop at the first command that fails.
set -e
IMAGE=localhost:5000/lock:$COMMIT
docker build -t "$IMAGE" .
# In a container of the new image: what is tested is what is pushed.
docker run --rm "$IMAGE" sh test.sh
docker push "$IMAGE"
END
