# Where does the port of the machine lead, and where does the program listen?
docker port events
cd ~/events
# The sign is put right. It is documentation, it opens nothing.
sed -i 's/EXPOSE 80$/EXPOSE 8080/' Dockerfile
docker build -t events:2 .
# The door itself: to the port on which httpd listens.
docker rm -f events
docker run -d --name events -p 8090:8080 events:2
