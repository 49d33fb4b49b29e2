# -P reads the exposed port of the image and takes a free port of the host.
docker run -d --name window-1 -P window:1
docker run -d --name window-2 -P window:2
docker run -d --name window-3 -P window:3
# The first line reads 0.0.0.0:32769; sed keeps what follows the last colon.
docker port window-2 80 | head -n 1 | sed 's/.*://' > ~/window-2.txt
