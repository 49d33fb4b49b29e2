# -i connects the file with redis-cli in the container.
docker exec -i store redis-cli < delivery.txt
# No input is needed here; the answer comes out to your shell.
docker exec store redis-cli GET ropes > ropes.txt
