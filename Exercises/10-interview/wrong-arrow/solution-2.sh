# The same without the script, by hand.
docker rm -f teller
docker run -d --name teller --network harbour -e STORE=store -v ~/teller:/app:ro redis:7 sh /app/count.sh
