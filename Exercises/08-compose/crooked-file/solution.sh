cd ~/ferry
# The message names one fault at a time, so ask, repair, ask again.
docker compose config || true
# An old key, and a misspelled one.
sed -i -e '/^version:/d' -e 's/imgae/image/' compose.yaml
# An item of a list begins with a dash; a version is text, so it stands in quotes.
sed -i -e 's/^      "8081:80"/      - "8081:80"/' -e 's/2\.10/"2.10"/' compose.yaml
# store is a service, so it belongs two blanks further in, and its key as well.
sed -i -e 's/^  image: redis/    image: redis/' -e 's/^store:/  store:/' compose.yaml
docker compose config -q
docker compose up -d
