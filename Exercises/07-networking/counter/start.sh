docker pull -q redis:7
