# Written out, with a limit for the scratch places.
docker volume create votes
docker run -d --name kiosk --read-only \
  --mount type=tmpfs,target=/run,tmpfs-size=1m --mount type=tmpfs,target=/tmp,tmpfs-size=16m \
  --mount source=votes,target=/data kiosk:1
