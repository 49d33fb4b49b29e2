# A tag can move, so its digest is asked for. index LIST 0 takes the first entry, without brackets and quotes.
docker image inspect --format '{{index .RepoDigests 0}}' alpine:3.20 > ~/image.txt
