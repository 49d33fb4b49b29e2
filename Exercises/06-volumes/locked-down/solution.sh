# Each failed attempt names one more place: first /run, then /tmp, then /data.
docker run --rm --read-only kiosk:1
docker run --rm --read-only --tmpfs /run --tmpfs /tmp kiosk:1
# pid file and cache may be forgotten; the votes may not.
docker run -d --name kiosk --read-only --tmpfs /run --tmpfs /tmp -v votes:/data kiosk:1
