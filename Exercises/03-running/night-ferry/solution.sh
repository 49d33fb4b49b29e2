# Frozen, with everything in memory.
docker pause ferry
# It was created already.
docker start pilot
# Stop and start of the same container: its files stay.
docker restart tug
docker rm wreck
