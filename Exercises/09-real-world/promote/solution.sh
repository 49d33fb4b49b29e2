# The tested image is in the registry. The folder has moved on, so nothing is built.
docker pull localhost:5000/clock:7d0e55
docker tag localhost:5000/clock:7d0e55 localhost:5000/clock:3.1.0
docker push localhost:5000/clock:3.1.0
# A container keeps the image it was made from. A new release needs a new container.
docker rm -f clock
docker run -d --name clock localhost:5000/clock:3.1.0
