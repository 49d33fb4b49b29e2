# Exit code 137 and OOMKilled: the limit of 16 MB is too low for a table of 24 MB.
docker update --memory 48m --memory-swap 48m tides
docker start tides
