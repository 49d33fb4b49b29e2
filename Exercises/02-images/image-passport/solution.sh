# > begins the file anew, >> appends to it.
docker image inspect --format '{{.Os}}/{{.Architecture}}' redis > ~/passport.txt
# json prints a list with brackets and quotes.
docker image inspect --format '{{json .Config.Cmd}}' redis >> ~/passport.txt
# The short id of docker images is the beginning of this one.
docker image inspect --format '{{.Id}}' redis >> ~/passport.txt
