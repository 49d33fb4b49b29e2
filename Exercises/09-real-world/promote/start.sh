docker pull -q alpine:3.22
docker run -d --name registry -p 5000:5000 registry:2 > /dev/null 2>&1
mkdir -p ~/clock
cd ~/clock
printf 'FROM alpine:3.22\nCOPY clock.sh /clock.sh\nCMD ["sh", "/clock.sh"]\n' > Dockerfile
echo 'echo clock 3.0; sleep 100000' > clock.sh
docker build -q -t localhost:5000/clock:3.0.0 .
docker push -q localhost:5000/clock:3.0.0
echo 'echo clock 3.1; sleep 100000' > clock.sh
docker build -q -t localhost:5000/clock:7d0e55 .
docker push -q localhost:5000/clock:7d0e55
docker rmi localhost:5000/clock:7d0e55
docker builder prune -af
echo 'echo clock 3.2, half done; sleep 100000' > clock.sh
docker run -d --name clock localhost:5000/clock:3.0.0
