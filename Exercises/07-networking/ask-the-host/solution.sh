# On Linux the name of the host has to be added. host-gateway stands for its address on the bridge.
docker run --name mail --add-host host.docker.internal:host-gateway alpine:3.22 sh -c 'echo lanterns | nc -w 1 host.docker.internal 4000'
