# The project's own name can be a part of the volume's name.
cd ~/fair
sed -i -e '/container_name/d' -e 's/"8080:80"/"${PORT:-8080}:80"/' compose.yaml
sed -i 's/name: fair-data/name: ${COMPOSE_PROJECT_NAME}-data/' compose.yaml
docker compose up -d
printf 'PORT=8090\n' > rehearsal.env
docker compose --env-file rehearsal.env -p rehearsal up -d
