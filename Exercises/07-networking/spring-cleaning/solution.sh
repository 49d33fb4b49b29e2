# prune would take backup, too. So look first who needs what.
docker inspect -f '{{.Name}} {{.HostConfig.NetworkMode}}' web nightly
docker network rm test-1 test-2 demo
