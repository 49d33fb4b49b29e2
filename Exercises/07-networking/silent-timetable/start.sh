docker pull -q busybox:1.37
docker pull -q alpine:3.22
mkdir /tmp/timetable
echo 'Line 4: 08:10 08:25 08:40' > /tmp/timetable/index.html
cat > /tmp/timetable/Dockerfile <<'END'
FROM busybox:1.37
COPY index.html /www/index.html
ENV ADDRESS=127.0.0.1
EXPOSE 80
CMD echo "timetable: listening at ADDRESS=$ADDRESS, port 80" && exec httpd -f -p "$ADDRESS:80" -h /www
END
docker build -q -t timetable:1 /tmp/timetable
rm -r /tmp/timetable
docker run -d --name timetable -p 8080:80 timetable:1
