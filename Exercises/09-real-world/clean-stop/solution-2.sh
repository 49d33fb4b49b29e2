cd ~/ferry
# exec replaces the shell by the program.
sed -i 's|^CMD .*|CMD exec sh /ferry.sh|' Dockerfile
docker build -t ferry:2 .
docker rm -f ferry
docker run -d --stop-timeout 20 --name ferry ferry:2
