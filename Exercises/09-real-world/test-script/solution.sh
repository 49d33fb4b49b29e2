cat > ~/ferry/run-tests.sh <<'END'
# No name: several runs can be under way at the same time.
db=$(docker run -d --rm redis:7-alpine)
# From here on the database goes when the script ends, for whatever reason.
trap 'docker rm -f -v "$db" > /dev/null' EXIT
# Started is not ready.
until docker exec "$db" redis-cli ping > /dev/null; do sleep 1; done
# The last command decides on the exit status.
sh tests.sh "$db"
END
