cat sign/Dockerfile
# -t gives name and tag; the last word is the folder.
docker build -t sign:1 sign
# No command after the image: the CMD of the Dockerfile is run.
docker run --name harbour sign:1
