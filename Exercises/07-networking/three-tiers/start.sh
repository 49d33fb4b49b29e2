docker pull -q nginx:1.27
docker pull -q redis:7
