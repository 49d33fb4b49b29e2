docker pull -q nginx:1.27-alpine
docker pull -q alpine:3.22
mkdir -p ~/school
printf 'BELL=loud\nLESSON=45\nBREAK=10\n' > ~/school/clock.env
cat > ~/school/compose.yaml <<'END'
services:
  site:
    image: nginx:1.27-alpine
    ports:
      - "8080:80"
  clock:
    image: alpine:3.22
    command: sleep 1000000
END
