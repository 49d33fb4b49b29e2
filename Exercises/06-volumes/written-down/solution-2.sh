docker volume create audit
docker run -d --name audit -e POSTGRES_PASSWORD=buoy --mount type=volume,src=audit,dst=/var/lib/postgresql/data postgres:17-alpine
docker exec db pg_dump -U postgres -f /tmp/berths.sql
docker cp db:/tmp/berths.sql berths.sql
sleep 10
docker cp berths.sql audit:/tmp/berths.sql
docker exec audit psql -U postgres -f /tmp/berths.sql
