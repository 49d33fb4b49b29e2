docker pull -q alpine:3.22
mkdir -p ~/ferry
cd ~/ferry
cat > ferry.sh <<'END'
finish() {
  echo "finishing the trip"
  i=0
  while [ $i -lt 15 ]; do sleep 1; i=$((i+1)); done
  echo "all passengers ashore"
  exit 0
}
trap finish TERM
while true; do sleep 1; done
END
cp ferry.sh /var/tmp/ferry.sh
printf 'FROM alpine:3.22\nCOPY ferry.sh /ferry.sh\nCMD sh /ferry.sh; echo "ferry has ended"\n' > Dockerfile
docker build -q -t ferry:1 .
docker run -d --name ferry ferry:1
