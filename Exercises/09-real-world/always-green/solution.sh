cat > ~/pier/ci.sh <<'END'
# No pipe: a pipe would end with the status of tee.
docker compose run --rm -T tests > report.txt 2>&1
status=$?
cat report.txt
docker compose down -v
# The last command decides, so say what the tests said.
exit $status
END
