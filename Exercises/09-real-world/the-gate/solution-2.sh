# One chain: each step runs only if the one before succeeded, and the status is that of the chain.
cat > ~/lock/ci.sh <<'END'
IMAGE=localhost:5000/lock:$COMMIT
docker build -q -t "$IMAGE" . && docker run --rm "$IMAGE" sh test.sh && docker push -q "$IMAGE"
END
