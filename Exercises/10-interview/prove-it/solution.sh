# Two containers from one image: the files below are shared.
docker run -d --name left alpine:3.22 sleep 1000
docker run -d --name right alpine:3.22 sleep 1000
# This file goes into left's own layer. right will not see it.
docker exec left touch /mark
# The proofs must be written while this left exists.
docker diff left > ~/proof/layer.txt
docker top left > ~/proof/process.txt
# The layer is deleted with its container. The new one starts with an empty layer.
docker rm -f left
docker run -d --name left alpine:3.22 sleep 1000
