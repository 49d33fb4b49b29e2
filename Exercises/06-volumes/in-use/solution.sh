# -a shows the stopped one too, and the filter leaves out the till.
docker ps -a --filter volume=exhibit-2019 --format '{{.Names}}' > ~/users.txt
docker rm -f exhibit exhibit-test
# Nobody refers to it any more.
docker volume rm exhibit-2019
