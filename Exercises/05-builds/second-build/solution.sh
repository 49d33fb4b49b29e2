cd ~/kiosk
docker build -t kiosk:1 .
# A new time, the same content: nothing runs.
touch menu.txt
echo touch=$(docker build -t kiosk:1 . 2>&1 | grep -c CACHED) > ~/counts.txt
# The last step copies opening.txt: the three before it are cached.
echo 'Sunday 9-12' >> opening.txt
echo opening=$(docker build -t kiosk:2 . 2>&1 | grep -c CACHED) >> ~/counts.txt
# menu.txt is copied by the second step. Only the package step stands before it.
echo pancakes >> menu.txt
echo menu=$(docker build -t kiosk:3 . 2>&1 | grep -c CACHED) >> ~/counts.txt
