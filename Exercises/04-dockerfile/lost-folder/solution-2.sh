# Or everything in one shell.
cd ~/gauge
cat > Dockerfile <<'END'
FROM alpine:3.22
RUN mkdir -p /srv/gauge \
 && cd /srv/gauge \
 && export STATION=pier7 \
 && echo "station $STATION" > station.txt
CMD ["cat", "/srv/gauge/station.txt"]
END
docker build -t gauge:1 .
