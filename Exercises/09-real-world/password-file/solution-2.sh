cd ~/archive
# A read-only bind mount is what a Compose secret amounts to.
sed -i 's|PASSWORD: harbour-42|PASSWORD_FILE: /run/secrets/pw|; s|./app.sh:/app.sh:ro|&\n      - ./password.txt:/run/secrets/pw:ro|' compose.yaml
docker compose up -d
