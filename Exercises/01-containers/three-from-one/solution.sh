# create does the first half of run: a container, but nothing starts.
docker create --name red busybox
docker create --name green busybox
docker create --name blue busybox
