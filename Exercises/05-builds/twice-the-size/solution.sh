cd ~/archive
# Two steps of two megabytes: the COPY, and the RUN that changes owner and mode.
docker history --format '{{.Size}} {{.CreatedBy}}' archive:1
# Owner and mode belong into the step that brings the file.
cat > Dockerfile <<'EOF'
FROM alpine:3.22
RUN adduser -D keeper
COPY --chown=keeper --chmod=640 catalogue.txt /srv/catalogue.txt
USER keeper
CMD ["wc", "-l", "/srv/catalogue.txt"]
EOF
docker build -t archive:2 .
