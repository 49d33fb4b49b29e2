# Written out, and started by hand.
docker run -d --name gauge --mount source=tide,target=/out gauge:1
docker run -d --name board -p 8080:80 --mount source=tide,target=/usr/share/nginx/html,readonly nginx:1.29
