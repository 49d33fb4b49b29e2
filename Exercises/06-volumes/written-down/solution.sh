docker exec db pg_dump -U postgres > berths.sql
docker run -d --name audit -e POSTGRES_PASSWORD=buoy -v audit:/var/lib/postgresql/data postgres:17-alpine
sleep 10
docker exec -i audit psql -U postgres < berths.sql
