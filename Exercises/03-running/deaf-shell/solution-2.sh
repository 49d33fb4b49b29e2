# The shell can also pass the signal on by itself, which is more work.
cat > tide/start.sh <<'END'
echo "tide board starts"
mkdir -p /readings
sh /board.sh &
child=$!
trap 'kill -TERM $child' TERM
wait $child
wait $child
END
docker build -t tide:2 tide
docker run -d --name board2 tide:2
