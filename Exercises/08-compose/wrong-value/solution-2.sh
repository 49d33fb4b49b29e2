# A name without a value takes it from .env as well, and the password may come from the env file in single quotes.
cd ~/bistro
cat > compose.yaml <<'END'
services:
  kitchen:
    image: alpine:3.22
    command: sleep 1000000
    env_file: kitchen.env
    environment:
      - CURRENCY
END
printf "TABLES=12\nPASSWORD='soup\$pot7'\n" > kitchen.env
docker compose up -d
