docker pull -q nginx:1.27
docker tag nginx:1.27 web:1.0
docker run -d --name registry -p 5000:5000 registry:2
