cd ~/bistro
# The result, and a warning that pot7 is not set.
docker compose config
# environment wins over env_file, so it has to take the value from .env.
sed -i 's/CURRENCY: USD/CURRENCY: ${CURRENCY}/' compose.yaml
# Two dollar signs make one.
sed -i 's/soup\$pot7/soup$$pot7/' compose.yaml
# A new container is needed: up, not restart.
docker compose up -d
