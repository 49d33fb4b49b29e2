# 30 seconds is the upper limit; it is done after 20.
docker stop -t 30 ledger
# Here the limit belongs to the container, and nobody has to remember it.
docker run -d --name ledger2 --stop-timeout 30 ledger:1
