# Names work on user-defined networks only. The running database joins one, under its old name.
docker network create cellar
docker network connect --alias db.cellar.example cellar db
# The configuration comes from outside, read-only.
docker run -d --name booking --network cellar -v ~/booking.conf:/etc/booking.conf:ro booking:old
