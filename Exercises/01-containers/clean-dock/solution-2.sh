# -f kills what still runs. Names, and not "everything", keep web safe.
docker rm -f try1 try2 try3 try4
