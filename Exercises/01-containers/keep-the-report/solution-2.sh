docker run --name count counter:1
docker logs count > report.txt
docker rm count
