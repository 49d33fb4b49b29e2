# Something has to run in each, or they would end at once.
docker run -d --name left alpine sleep 600
docker run -d --name right alpine sleep 600
# sh -c is needed so that the > is done inside of the container, not by your shell.
docker exec left sh -c 'echo "left was here" > /tmp/note'
