docker pull -q redis:7
docker network create harbour
docker run -d --name store --network harbour redis:7
docker exec store redis-cli set opened 'this morning'
mkdir -p ~/teller
cat > ~/teller/count.sh <<'END'
#!/bin/sh
# Adds one to the visits, each second.
while true; do
  redis-cli -h "$STORE" incr visits
  sleep 1
done
END
cat > ~/start-teller.sh <<'END'
docker run -d --name teller -e STORE=localhost -v ~/teller:/app:ro redis:7 sh /app/count.sh
END
sh ~/start-teller.sh
sleep 2
