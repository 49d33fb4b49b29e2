# A trap cleans up in both cases and leaves the status alone.
cat > ~/pier/ci.sh <<'END'
trap 'docker compose down -v' EXIT
docker compose up --exit-code-from tests > report.txt 2>&1
END
