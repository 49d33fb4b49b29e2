# As an entrypoint script that hands over to the command of the image.
cd ~/lock
cat > Dockerfile <<'END'
FROM alpine:3.22
COPY lock.sh start.sh /
ENTRYPOINT ["sh", "/start.sh"]
CMD ["sh", "/lock.sh"]
END
cat > start.sh <<'END'
echo "checking the motor"
exec "$@"
END
docker build -t lock:2 .
