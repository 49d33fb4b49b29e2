docker pull -q redis:7-alpine
mkdir -p ~/ferry
cat > ~/ferry/tests.sh <<'END'
# Books a seat and expects it to be the first one.
n=$(docker exec "$1" redis-cli incr seats) || exit 2
if [ "$n" = 1 ]; then echo "passed"; else echo "FAILED: $n seats are booked"; exit 1; fi
END
