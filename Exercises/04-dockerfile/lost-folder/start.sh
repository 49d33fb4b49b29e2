docker pull -q alpine:3.22
mkdir -p ~/gauge
cat > ~/gauge/Dockerfile <<'END'
FROM alpine:3.22
RUN mkdir -p /srv/gauge
RUN cd /srv/gauge
RUN export STATION=pier7
RUN echo "station $STATION" > station.txt
CMD ["cat", "/srv/gauge/station.txt"]
END
