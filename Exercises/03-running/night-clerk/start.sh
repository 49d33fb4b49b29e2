docker pull -q nginx:1.29
docker run -d --name desk -p 8080:80 nginx:1.29
docker exec desk sh -c 'echo open since May > /since.txt'
