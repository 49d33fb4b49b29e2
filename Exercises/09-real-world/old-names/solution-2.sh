# With --add-host and the database's address. It works until the database gets another address.
ip=$(docker inspect -f '{{.NetworkSettings.IPAddress}}' db)
docker run -d --name booking --add-host db.cellar.example:$ip --mount type=bind,src=$HOME/booking.conf,dst=/etc/booking.conf,readonly booking:old
