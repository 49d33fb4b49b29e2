# From inside, localhost is the container itself.
for name in pier-1 pier-2 pier-3; do docker exec $name curl -s localhost | grep -q tide && echo $name > ~/answer.txt; done
