docker run -d --name db -e POSTGRES_PASSWORD=anchor -v office:/var/lib/postgresql/data postgres:17-alpine
sleep 10
docker exec db psql -q -U postgres -c "CREATE TABLE berth (number int PRIMARY KEY, boat text NOT NULL, paid numeric(8,2) NOT NULL DEFAULT 0)"
docker exec db psql -q -U postgres -c "INSERT INTO berth VALUES (1, 'Albatros', 120), (4, 'Bella', 99.5), (7, 'Mara', 0)"
