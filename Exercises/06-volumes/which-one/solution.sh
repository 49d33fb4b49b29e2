# Only one of them has written a letter.
docker diff desk-1
docker diff desk-2
docker diff desk-3
docker cp desk-2:/srv/post/letter.txt ~/letter.txt
docker rm desk-1 desk-3
