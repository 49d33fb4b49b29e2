# A new container on the right network does it as well.
docker rm -f prices
docker run -d --name prices --network port-net -v ~/prices:/usr/share/nginx/html:ro nginx:1.28-alpine
docker start gateway
