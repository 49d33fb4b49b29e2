docker pull -q alpine:3.22
docker run --name tanker alpine:3.22 sh -c '
  mkdir -p /var/box
  if [ -e /ran ]; then echo empty > /var/box/course.txt; exit 4; fi
  touch /ran
  echo "course 181 at 03:12" > /var/box/course.txt
  echo "speed 14 at 03:12" > /var/box/speed.txt
  exit 3'
docker run -d --name bridge -u nobody alpine:3.22 sleep 9000
docker exec -u root bridge mkdir /charts
docker exec -u root bridge sh -c 'echo edition 1 > /charts/chart.txt'
echo 'sea chart, edition 2' > chart.txt
chmod 600 chart.txt
