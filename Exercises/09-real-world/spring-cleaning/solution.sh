cd ~/lantern
cat > Dockerfile <<'END'
# Tools and sources stay in this stage.
FROM alpine:3.22 AS build
RUN apk add --no-cache gcc make
COPY src/ /src/
RUN mkdir /out && sed 's/@NAME@/lantern/' /src/lantern.in > /out/lantern && chmod 755 /out/lantern
# The image: a current base, and the result.
FROM alpine:3.22
COPY --from=build /out/lantern /usr/local/bin/lantern
USER 10001
ENTRYPOINT ["/usr/local/bin/lantern"]
END
docker build -t lantern:2 .
