# What is mounted where, and what else is there?
docker inspect -f '{{.Name}}: {{range .Mounts}}{{.Type}} {{.Name}} at {{.Destination}}{{end}}' db board purser
docker volume ls
docker logs purser
# A name with a letter too many, and a path that was read as a name.
sed -i 's/bookingss/bookings/; s#-v timetable#-v ./timetable#' start.sh
# The volume purse belongs to root; the program is user 1000.
docker run --rm -v purse:/p alpine:3.22 chown -R 1000:1000 /p
docker rm -f db board purser
sh start.sh
# What came about by mistake.
docker volume rm bookingss timetable
