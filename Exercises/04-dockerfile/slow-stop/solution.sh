cd ~/lock
# No shell of Docker's in front: the exec form.
cat > Dockerfile <<'END'
FROM alpine:3.22
COPY lock.sh start.sh /
CMD ["sh", "/start.sh"]
END
# And the script hands its place over to the program.
cat > start.sh <<'END'
echo "checking the motor"
exec sh /lock.sh
END
docker build -t lock:2 .
