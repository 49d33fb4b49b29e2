# The port belongs to a container from before, which is not part of the project.
docker ps
docker rm -f old-door
cd ~/ferry
# Redis listens at 6379, so the check could never succeed, and board waited for it.
sed -i 's/6380/6379/' compose.yaml
# board is the only one on both networks: door finds it, and store stays hidden from door.
sed -i 's/networks: \[back\] # board/networks: [front, back]/' compose.yaml
# And the data gets a home of its own, where redis writes.
sed -i 's/^    image: redis:7$/&\n    volumes: ["records:\/data"]/' compose.yaml
printf 'volumes:\n  records:\n' >> compose.yaml
docker compose up -d --wait
