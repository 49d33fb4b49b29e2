# A tag of its own for each release: page:1 stays untouched.
docker build -t page:2 page
# A container never changes its image. The old one goes, a new one comes.
docker rm -f page
docker run -d --name page -p 8080:80 page:2
