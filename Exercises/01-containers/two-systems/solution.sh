docker run --rm ubuntu:22.04 grep PRETTY_NAME /etc/os-release > systems.txt
# The same command from another image; >> adds to the file, > would begin it anew.
docker run --rm debian:bookworm-slim grep PRETTY_NAME /etc/os-release >> systems.txt
