cd ~/stamps
# The log named /tmp first, then /data. Scratch files go to memory, the stamps to a volume.
cat > compose.yaml <<'END'
services:
  stamps:
    image: stamps:2
    read_only: true
    tmpfs: ["/tmp"]
    volumes: ["stamp-data:/data"]
volumes:
  stamp-data:
END
docker compose up -d
