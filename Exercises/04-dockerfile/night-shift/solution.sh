cd ~/roster
# No line here copies shifts.txt. The base does, by a trigger.
docker image inspect -f '{{json .Config.OnBuild}}' roster-base:1
mv shift.txt shifts.txt
# Alpine has apk. Installing and adding a user need root, so USER comes
# after them. And a JSON list has double quotes.
cat > Dockerfile <<'END'
FROM roster-base:1
SHELL ["/bin/ash", "-eo", "pipefail", "-c"]
RUN apk add --no-cache curl
RUN adduser -D -u 10001 keeper
WORKDIR /srv/roster
COPY roster.sh .
USER keeper
CMD ["sh", "roster.sh"]
END
docker build -t roster:1 .
