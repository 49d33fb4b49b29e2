# On top of the old image: one setting is all that changes.
cd ~/pool
printf 'FROM pool:1\nENV ADDRESS=0.0.0.0\n' > Dockerfile
docker build -t pool:2 .
docker rm -f pool
docker run -d --name pool -p 8090:8080 pool:2
