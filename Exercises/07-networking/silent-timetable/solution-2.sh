# The command can be replaced as well. 0.0.0.0 means: at all addresses of the container.
docker rm -f timetable
docker run -d --name timetable -p 8080:80 timetable:1 httpd -f -p 0.0.0.0:80 -h /www
