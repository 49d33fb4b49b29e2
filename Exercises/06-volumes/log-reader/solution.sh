# Which volume is it?
docker inspect -f '{{range .Mounts}}{{.Name}} at {{.Destination}}{{end}}' engine
# Follow the file from a second container that may only read.
docker run -d --name watch -v engine-log:/log:ro alpine:3.22 tail -f /log/run.log
