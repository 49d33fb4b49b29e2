docker pull -q alpine:3.22
docker run -d --name pump1 alpine:3.22 sh -c 'for n in $(seq 200); do echo stroke $n; done; sleep 9000'
docker run -d --name pump2 alpine:3.22 sh -c 'for n in $(seq 200); do echo stroke $n; [ $n = 77 ] && echo "valve 7 stuck" >&2; [ $n = 79 ] && echo "valve 7 free again" >&2; done; sleep 9000'
docker run -d --name pump3 alpine:3.22 sh -c 'for n in $(seq 200); do echo stroke $n, errors 0; done; sleep 9000'
sleep 2
