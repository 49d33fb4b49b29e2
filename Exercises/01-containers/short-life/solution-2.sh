docker rm ticker
docker run -d --name ticker alpine sh -c 'while true; do echo tick; sleep 60; done'
