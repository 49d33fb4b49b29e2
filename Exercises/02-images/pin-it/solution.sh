# index LIST 0 takes the first entry of the list, without brackets and quotes.
docker image inspect --format '{{index .RepoDigests 0}}' alpine:3.20 > ~/image.txt
