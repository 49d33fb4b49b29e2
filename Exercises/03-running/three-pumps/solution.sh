# Which one has lines on standard error?
for p in pump1 pump2 pump3; do echo $p; docker logs $p 2>&1 >/dev/null; done
echo pump2 > culprit.txt
# 2> keeps standard error, > throws the strokes away.
docker logs pump2 2> errors.txt > /dev/null
