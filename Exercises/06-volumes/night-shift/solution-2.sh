# The same repairs, with the script written anew. The prune comes last, when all that matters is in use.
cat > ~/start.sh <<'END'
docker run -d --name db --mount source=bookings,target=/data redis:7
docker run -d --name board -p 8080:80 --mount type=bind,source=/home/you/timetable,target=/usr/share/nginx/html,readonly nginx:1.29
docker run -d --name purser --mount source=purse,target=/data purser:2
END
docker rm -f db board purser
docker run --rm -v purse:/p alpine:3.22 chown -R 1000 /p
sh ~/start.sh
docker volume prune -a -f
