# Each run leaves no container behind, and its output lands on this machine.
docker run --rm debian:bookworm-slim grep PRETTY_NAME /etc/os-release > release.txt
# -i lets the program in the container read what < feeds in. >> adds to the file.
docker run --rm -i debian:bookworm-slim awk '{s+=$2} END {print s}' < crates.txt >> release.txt
# No container needs the image, so it can go.
docker rmi debian:bookworm-slim
