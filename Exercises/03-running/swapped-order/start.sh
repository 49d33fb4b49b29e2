docker pull -q nginx:1.29
echo 'docker run -d -e HALL=3 nginx:1.29 --name hall -p 8080:80' > start-hall.sh
