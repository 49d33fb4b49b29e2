# -a lists stopped containers too.
docker ps -a
# start continues with the old container and its files; run would make a new one.
docker start diary
docker exec diary cat /diary.txt > diary.txt
