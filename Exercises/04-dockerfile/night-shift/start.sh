docker pull -q alpine:3.22
mkdir -p /tmp/rb ~/roster
printf 'FROM alpine:3.22\nRUN mkdir -p /srv/roster\nONBUILD COPY shifts.txt /srv/roster/shifts.txt\n' > /tmp/rb/Dockerfile
docker build -q -t roster-base:1 /tmp/rb
rm -r /tmp/rb
echo 'Ines, Oskar' > ~/roster/shift.txt
echo 'echo "On duty: $(cat shifts.txt)"' > ~/roster/roster.sh
cat > ~/roster/Dockerfile <<'END'
FROM roster-base:1
SHELL ["/bin/ash", "-eo", "pipefail", "-c"]
USER keeper
RUN apt-get update && apt-get install -y curl
WORKDIR /srv/roster
COPY roster.sh .
CMD ['sh', 'roster.sh']
END
