cd ~/ferry
# The exec form: the program is process 1 and gets the signal itself.
printf 'FROM alpine:3.22\nCOPY ferry.sh /ferry.sh\nCMD ["sh", "/ferry.sh"]\n' > Dockerfile
docker build -t ferry:2 .
docker rm -f ferry
# A trip takes 15 seconds, so ten are not enough.
docker run -d --stop-timeout 30 --name ferry ferry:2
