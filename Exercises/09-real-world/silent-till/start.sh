docker pull -q alpine:3.20
mkdir -p ~/till
cd ~/till
cat > till.sh <<'END'
n=0
while true; do
  n=$((n+1))
  echo "sold a ticket, number $n" >> /var/log/till.log
  sleep 1
done
END
cp till.sh /var/tmp/till.sh
printf 'FROM alpine:3.20\nCOPY till.sh /opt/till.sh\nCMD ["sh", "/opt/till.sh"]\n' > Dockerfile
docker build -q -t till .
docker run -d --name till till
