docker pull -q alpine:3.22
mkdir -p ~/tides
printf 'low 12:20\nhigh 06:10\nhigh 18:31\n' > ~/tides/2026.txt
echo 2025 > ~/tides/year
echo 'cat "/in/$(cat /in/year).txt"' > ~/tides/fetch.sh
cat > ~/tides/Dockerfile <<'END'
FROM alpine:3.22
COPY . /in/
WORKDIR /in
RUN sh fetch.sh | sort > /tides.txt
CMD ["cat", "/tides.txt"]
END
