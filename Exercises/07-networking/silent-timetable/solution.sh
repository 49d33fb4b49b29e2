# Inside all is well, from outside the connection is reset.
docker exec timetable wget -qO- http://127.0.0.1
docker run --rm --network container:timetable alpine:3.22 netstat -tln
# The log names the setting, ADDRESS. A variable is fixed when a container is created, so it is made anew.
docker logs timetable
docker rm -f timetable
docker run -d --name timetable -p 8080:80 -e ADDRESS=0.0.0.0 timetable:1
