docker pull -q alpine:3.22
mkdir -p ~/berths
printf '#!/bin/sh\r\nfor b in 4 5; do\r\n  echo "Berth $b: MS Aurora"\r\ndone\r\n' > ~/berths/show.sh
chmod 644 ~/berths/show.sh
printf 'FROM alpine:3.22\nCOPY show.sh /show.sh\nENTRYPOINT ["/show.sh"]\n' > ~/berths/Dockerfile
docker build -q -t berths:1 ~/berths
