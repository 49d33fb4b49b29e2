# One may also leave members on club and move poster out.
docker stop members
docker rm members
docker run -d --name members --network club -v club-data:/data redis:7
docker network disconnect club poster
