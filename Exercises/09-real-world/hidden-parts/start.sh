docker pull -q alpine:3.22
mkdir -p ~/tours/src
cd ~/tours
echo 'Tour of the harbour' > src/text.txt
cat > src/main.sh <<'END'
. /app/lib/tools.sh || exit 1
while true; do cat /app/src/text.txt; sleep 1; done
END
cat > Dockerfile <<'END'
FROM alpine:3.22
WORKDIR /app
RUN mkdir lib && echo 'echo library 2.0' > lib/tools.sh
COPY src/ src/
CMD ["sh", "src/main.sh"]
END
cat > compose.yaml <<'END'
services:
  tours:
    build: .
    volumes:
      - ./:/app
END
docker compose up -d
sleep 1
