# By hand: remove the one container that is too many, then up.
docker rm -f theatre-desk-1
cd ~/theatre
docker compose up -d
