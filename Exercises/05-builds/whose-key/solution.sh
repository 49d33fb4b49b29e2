cd ~
# The histories: gate:2 copies a key and deletes it, gate:3 shows a build argument.
for n in 1 2 3; do docker history --no-trunc --format '{{.CreatedBy}}' gate:$n; done
# The layers of gate:2, lowest first. The second is that of the COPY.
mkdir box
docker save gate:2 | tar -x -C box
set -- $(jq -r '.[0].Layers[]' box/manifest.json)
tar -tf box/$2
echo image=gate:2 > ~/leak.txt
echo key=$(tar -xOf box/$2 etc/gate.key) >> ~/leak.txt
# |1 PASS=lantern stands before the command in the history of gate:3.
echo token=lantern >> ~/leak.txt
