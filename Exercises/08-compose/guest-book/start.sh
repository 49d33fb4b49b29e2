docker pull -q redis:7-alpine
docker pull -q alpine:3.22
docker volume create inn-photos-2025
docker run --rm -v inn-photos-2025:/photos alpine:3.22 sh -c 'echo a boat on the lake > /photos/summer.txt'
mkdir -p ~/inn
cat > ~/inn/compose.yaml <<'END'
services:
  store:
    image: redis:7-alpine
  album:
    image: alpine:3.22
    command: sleep 1000000
END
