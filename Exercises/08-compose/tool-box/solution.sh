cd ~/radio
# A service with a profile stays out until somebody asks for it.
sed -i -e 's/^  monitor:/  monitor:\n    profiles: [debug]/' compose.yaml
# seed changes data, so it gets a profile of its own.
sed -i -e 's/^  seed:/  seed:\n    profiles: [demo]/' compose.yaml
docker compose --profile debug up -d
