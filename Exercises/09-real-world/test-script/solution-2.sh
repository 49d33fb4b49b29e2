# Without a trap: keep the status, clean up, end with it.
cat > ~/ferry/run-tests.sh <<'END'
docker run -d --name ferry-test --mount type=tmpfs,dst=/data redis:7-alpine
until docker exec ferry-test redis-cli ping; do sleep 1; done
sh tests.sh ferry-test
status=$?
docker rm -f -v ferry-test
exit $status
END
