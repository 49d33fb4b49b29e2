docker pull -q alpine:3.22
mkdir conf
echo 'port=Hamburg' > conf/office.conf
cat > start.sh <<'END'
cd /home/you
docker run -d --name office -v ledger:/data -v ./conf:/conf:ro \
  -v stamps:/stamps:ro alpine:3.22 sleep 100000
END
