docker pull -q redis
