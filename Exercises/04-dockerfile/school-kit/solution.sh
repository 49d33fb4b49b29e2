cd ~/kit
# Stored for the next build, not done now.
cat > Dockerfile <<'END'
FROM alpine:3.22
ONBUILD COPY boat.txt /boat.txt
ONBUILD RUN test -s /boat.txt
CMD ["cat", "/boat.txt"]
END
docker build -t kit:1 ~/kit
# Now the two steps happen, with the pupil's folder as the context.
docker build -t anna:1 ~/anna
