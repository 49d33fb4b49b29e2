# The first hole: 0.0.0.0:6379 is open to everybody who reaches the host.
docker port members
# A port cannot be taken away, so a new container is needed. Stop it in peace, so that it saves its data.
docker stop members
docker rm members
# The second hole: everybody on club reaches everybody. members gets a room of its own.
docker network create --internal vault
docker run -d --name members --network vault -v club-data:/data redis:7
# Only till gets a key to it.
docker network connect vault till
