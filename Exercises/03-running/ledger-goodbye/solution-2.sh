# docker kill can send the polite signal too, and then it waits for nothing. docker wait waits for the end.
docker kill -s TERM ledger
docker wait ledger
docker run -d --name ledger2 --stop-timeout 60 ledger:1
