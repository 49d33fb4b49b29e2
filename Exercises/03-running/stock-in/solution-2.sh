# Copying the file in first works too. The < is then inside of the quotes.
docker cp delivery.txt store:/tmp/delivery.txt
docker exec store sh -c 'redis-cli < /tmp/delivery.txt'
docker exec store redis-cli GET ropes > ropes.txt
