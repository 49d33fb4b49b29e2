# Free numbers of one's own choice do as well.
docker run -d --name window-1 -p 8001:80 window:1
docker run -d --name window-2 -p 8002:80 window:2
docker run -d --name window-3 -p 8003:80 window:3
echo 8002 > ~/window-2.txt
