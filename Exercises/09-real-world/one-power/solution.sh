# With all dropped, chown is refused. The capability has the same name.
docker run -d --name keeper --cap-drop ALL --cap-add CHOWN harbour-keeper
