docker pull -q alpine:3.22
docker run -d --name engine -v engine-log:/var/log/engine alpine:3.22 sh -c 'echo original > /first-start; n=0; while true; do n=$((n + 1)); echo "$n pressure 8.2 bar" >> /var/log/engine/run.log; sleep 1; done'
sleep 1
