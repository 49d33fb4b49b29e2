# Take over the engine's mounts, whatever they are.
docker run -d --name watch --volumes-from engine:ro alpine:3.22 tail -f /var/log/engine/run.log
