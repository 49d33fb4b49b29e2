cd ~/gauge
# WORKDIR is a cd that lasts, ENV is an export that lasts.
cat > Dockerfile <<'END'
FROM alpine:3.22
WORKDIR /srv/gauge
ENV STATION=pier7
RUN echo "station $STATION" > station.txt
CMD ["cat", "/srv/gauge/station.txt"]
END
docker build -t gauge:1 .
