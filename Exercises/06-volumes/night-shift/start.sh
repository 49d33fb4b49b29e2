docker pull -q alpine:3.22
docker pull -q redis:7
docker pull -q nginx:1.29
mkdir build timetable
echo 'ferry 08:15' > timetable/index.html
printf 'echo "fares counted" >> /data/log || exit 1\nsleep 100000\n' > build/purser.sh
printf 'FROM alpine:3.22\nCOPY purser.sh /\nUSER 1000:1000\nCMD ["sh", "/purser.sh"]\n' > build/Dockerfile
docker build -q -t purser:2 build
rm -r build
docker run -d --name old -v bookings:/data redis:7
docker exec old redis-cli set cabin-12 Okafor
docker stop old
docker rm old
docker run --rm -v purse:/data alpine:3.22 touch /data/log
cat > start.sh <<'END'
cd /home/you
docker run -d --name db -v bookingss:/data redis:7
docker run -d --name board -p 8080:80 -v timetable:/usr/share/nginx/html:ro nginx:1.29
docker run -d --name purser -v purse:/data purser:2
END
sh start.sh
sleep 1
true
