# Code and OOMKilled tell the two 137 apart, the state tells the two 127 apart.
docker inspect -f '{{.Name}} {{.State.Status}} {{.State.ExitCode}} {{.State.OOMKilled}}' mail index thumbs backup bill
echo thumbs > memory.txt
echo index > command.txt
# Its log has the reason.
docker logs mail
echo mail > own.txt
