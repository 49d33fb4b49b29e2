cd ~/archive
# The value leaves compose.yaml. What stays is where to find it.
sed -i 's|PASSWORD: harbour-42|PASSWORD_FILE: /run/secrets/password|' compose.yaml
# Who gets it, and where it comes from. Compose mounts secrets read-only.
sed -i 's|depends_on: .db.|&\n    secrets: [password]|' compose.yaml
printf 'secrets:\n  password:\n    file: ./password.txt\n' >> compose.yaml
docker compose up -d
