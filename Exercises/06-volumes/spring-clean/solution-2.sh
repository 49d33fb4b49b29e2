# Named ones by name, nameless ones by prune.
docker volume rm test-1 test-2
docker volume prune -f
