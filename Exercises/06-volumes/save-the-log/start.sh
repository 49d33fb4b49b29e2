docker pull -q alpine:3.21
docker pull -q alpine:3.22
docker run --name crane alpine:3.21 sh -c 'echo "06:10 lifted 14 t" > /var/log/crane.log; echo "06:40 lifted 9 t" >> /var/log/crane.log'
