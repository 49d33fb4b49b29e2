docker cp tanker:/var/box .
docker cp chart.txt bridge:/charts/
# Or set the rights afterwards, inside and as root.
docker exec -u root bridge chmod a+r /charts/chart.txt
