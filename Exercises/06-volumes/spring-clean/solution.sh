# What is unused, and what has a label?
docker volume ls -f dangling=true
docker volume ls -f label=owner
# photos is protected by its stopped container, ledger by the filter.
docker volume prune -a -f --filter 'label!=owner'
