docker pull -q alpine:3.22
docker run -d --name registry -p 5000:5000 registry:2
mkdir -p /tmp/r
for release in 1.0 2.0; do
  printf "FROM alpine:3.22\nRUN echo shop $release > /release\nCMD [\"sleep\", \"9000\"]\n" > /tmp/r/Dockerfile
  docker build -q -t localhost:5000/harbour/shop:$release /tmp/r
  docker push -q localhost:5000/harbour/shop:$release
done
docker tag localhost:5000/harbour/shop:1.0 localhost:5000/harbour/shop:latest
docker push -q localhost:5000/harbour/shop:latest
docker tag localhost:5000/harbour/shop:1.0 localhost:5000/team/shop:v1.0
docker push -q localhost:5000/team/shop:v1.0
docker rmi localhost:5000/harbour/shop:1.0 localhost:5000/harbour/shop:2.0 localhost:5000/harbour/shop:latest localhost:5000/team/shop:v1.0
rm -r /tmp/r
cat > ~/deploy.sh <<'END'
docker rm -f shop > /dev/null 2>&1
docker run -d --name shop localhost:5000/team/shop:v2.0
END
