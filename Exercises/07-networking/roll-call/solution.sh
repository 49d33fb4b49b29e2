# The network knows who is plugged in. println puts each name on a line of its own.
docker network inspect -f '{{range .Containers}}{{.Name}}{{println}}{{end}}' bridge > ~/bridge.txt
