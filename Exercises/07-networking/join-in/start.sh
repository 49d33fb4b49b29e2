docker pull -q nginx:1.27
docker network create studio
docker run -d --name mixer --network studio nginx:1.27
docker run -d --name radio --label on-air=06:00 nginx:1.27
