docker rm -f tides
# Both numbers alike: memory, and no swap on top.
docker run -d --name tides --memory 64m --memory-swap 64m tides:1
