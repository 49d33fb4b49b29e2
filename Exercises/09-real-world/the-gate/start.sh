docker pull -q alpine:3.22
docker run -d --name registry -p 5000:5000 registry:2 > /dev/null 2>&1
mkdir -p ~/lock
cd ~/lock
echo 'echo "the lock is open"' > lock.sh
echo 'sh lock.sh | grep -q open' > test.sh
printf 'FROM alpine:3.22\nWORKDIR /app\nCOPY lock.sh test.sh ./\nCMD ["sh", "lock.sh"]\n' > Dockerfile
echo 'IMAGE=localhost:5000/lock:$COMMIT' > ci.sh
