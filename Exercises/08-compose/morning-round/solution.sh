cd ~/mail
# Without the prefix, and only the line that matters.
docker compose logs --no-log-prefix sorter | grep WARN > late.txt
# A command in the running container; -T because a script has no terminal.
docker compose exec -T archive redis-cli set letters 12 < /dev/null
docker compose cp sorter:/rules.txt rules.txt
# The same container, started again.
docker compose restart counter
