# Compare the sizes first.
docker images tools
# A step of over a megabyte, and a later step that only hides the file.
docker history tools:2
echo heavy=tools:2 > ~/report.txt
# Count the layers, not the lines of the history.
echo layers=$(docker image inspect --format '{{len .RootFS.Layers}}' tools:2) >> ~/report.txt
