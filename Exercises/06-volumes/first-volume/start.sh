docker pull -q redis:7
docker pull -q redis:8
