# The same number for -m and --memory-swap: memory plus swap is no more than memory.
docker run -d --name photo -m 128m --memory-swap 128m --cpus 0.5 --pids-limit 100 nginx:1.29
docker update -m 256m --memory-swap 256m till
