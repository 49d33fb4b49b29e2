docker pull -q alpine
echo 'docker run alpine -d --name lamp sleep 9000' > ~/start-lamp.sh
sh ~/start-lamp.sh
true
