docker pull -q alpine:3.22
mkdir -p ~/bistro
cd ~/bistro
echo 'CURRENCY=EUR' > .env
printf 'CURRENCY=EUR\nTABLES=12\n' > kitchen.env
cat > compose.yaml <<'END'
services:
  kitchen:
    image: alpine:3.22
    command: sleep 1000000
    env_file: kitchen.env
    environment:
      CURRENCY: USD
      PASSWORD: soup$pot7
END
docker compose up -d 2> /dev/null
