# Numbers: the program is 1000, the folder belongs to 0.
docker logs logger
docker run --rm -v entries:/data:ro alpine:3.22 ls -ldn /data /data/log
# A helper, running as root, hands it over.
docker run --rm -v entries:/data alpine:3.22 chown -R 1000:1000 /data
docker start logger
