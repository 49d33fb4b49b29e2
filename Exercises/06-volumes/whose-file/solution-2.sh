# The owner can also be changed from the same image, as root for once. Then a fresh container.
docker run --rm -u root -v entries:/data logger:2 chown -R 1000 /data
docker rm logger
docker run -d --name logger --mount source=entries,target=/data logger:2
