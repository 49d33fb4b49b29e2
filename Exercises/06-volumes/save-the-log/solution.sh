# What has the container written, and where?
docker diff crane > ~/changes.txt
# A stopped container can still be read.
docker cp crane:/var/log/crane.log ~/crane.log
# Now nothing is lost with it.
docker rm crane
docker run -d --name crane alpine:3.22 sleep 100000
