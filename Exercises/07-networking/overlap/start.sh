docker pull -q nginx:1.27
docker network create --subnet 10.20.0.0/24 dairy
docker run -d --name butter --network dairy --ip 10.20.0.40 nginx:1.27
cat > ~/start-farm.sh <<'END'
set -e
docker network create --subnet 10.20.0.0/16 farm
docker run -d --name churn --network farm --ip 10.20.0.10 nginx:1.27
END
