docker pull -q alpine:3.18
docker pull -q alpine:3.22
mkdir -p ~/lantern/src
cd ~/lantern
printf '#!/bin/sh\necho "the @NAME@ is lit"\n' > src/lantern.in
cat > Dockerfile <<'END'
FROM alpine:3.18
RUN apk add --no-cache gcc make
COPY src/ /src/
RUN mkdir /out && sed 's/@NAME@/lantern/' /src/lantern.in > /out/lantern && chmod 755 /out/lantern
ENTRYPOINT ["/out/lantern"]
END
docker build -q -t lantern:1 .
