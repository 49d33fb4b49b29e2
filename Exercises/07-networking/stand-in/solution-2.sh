# More careful: test v6 under its own name before it gets the role.
docker run -d --name prices-v6 --network market prices:6
docker exec asker curl -s http://prices-v6
docker network disconnect market prices-v6
docker network disconnect market prices-v5
docker network connect --alias prices market prices-v6
