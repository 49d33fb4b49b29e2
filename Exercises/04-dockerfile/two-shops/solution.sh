cd ~/till
# ARG lives during the build. ENV takes its value over for containers.
cat > Dockerfile <<'END'
FROM alpine:3.22
ARG VERSION=dev
ENV VERSION=$VERSION PIER=north
COPY till.sh /till.sh
CMD ["sh", "/till.sh"]
END
docker build -t till:1 --build-arg VERSION=1.4 .
