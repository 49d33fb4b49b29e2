# A name is a volume (the default type), a path needs type=bind, :ro becomes readonly.
cat > start.sh <<'END'
cd /home/you
docker run -d --name office \
  --mount source=ledger,target=/data \
  --mount type=bind,source=./conf,target=/conf,readonly \
  --mount source=stamps,target=/stamps,readonly \
  alpine:3.22 sleep 100000
END
