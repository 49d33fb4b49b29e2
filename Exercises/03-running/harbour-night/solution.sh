# 1. Forty seconds is an upper limit; it is done after 25.
docker stop -t 40 ledger
# 2. Who restarts? Its complaint is on standard error, so both streams go into the file.
docker ps
docker logs --tail 1 crane > loop.txt 2>&1
docker rm -f crane
# 3. Code and report, and only then rm.
docker wait counter > code.txt
docker cp counter:/report.txt .
docker rm counter
# 4. One line with everything that is fixed at creation.
docker run -d --name board -p 8080:80 \
  --restart unless-stopped -m 128m \
  --log-opt max-size=5m --log-opt max-file=3 \
  --label shift=night nginx:1.29
# 5. Rights travel with the file, and nginx is not its owner.
chmod 644 night.html
docker cp night.html board:/usr/share/nginx/html/index.html
