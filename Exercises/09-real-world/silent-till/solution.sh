cd ~/till
# The program opens /var/log/till.log. A link leads it to the standard output, which Docker collects.
cat > Dockerfile <<'END'
FROM alpine:3.20
RUN ln -s /dev/stdout /var/log/till.log
COPY till.sh /opt/till.sh
CMD ["sh", "/opt/till.sh"]
END
docker build -t till .
# --init puts a small program in front, which passes the signal on.
docker rm -f till
docker run -d --init --name till till
