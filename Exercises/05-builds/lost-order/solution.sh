cd ~
# The history shows two steps that wrote the list, and one that hid it.
docker history orders:1
# All layers come out with docker save.
docker save -o o.tar orders:1
mkdir box
tar -xf o.tar -C box
# Lowest first: 1 is Alpine, 2 and 3 are the two versions, 4 is the mark.
set -- $(jq -r '.[0].Layers[]' box/manifest.json)
tar -tvf box/$3
# -O prints the file instead of writing it into the folder.
tar -xOf box/$3 srv/orders.txt > ~/orders.txt
