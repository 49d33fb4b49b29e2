cd ~/clinic
# The log of the tests: there is no program fetch in this image.
docker inspect -f '{{json .State.Health.Log}}' clinic-page-1
# wget is there. And inside, nginx listens at 80; 8081 is the door outside.
sed -i 's#test: .*#test: ["CMD", "wget", "-qO-", "http://127.0.0.1:80/"]#' compose.yaml
docker compose up -d
