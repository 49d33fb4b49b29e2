# Building and starting as two steps, after the new page was brought to the folder that is built.
cd ~/theatre
cp site/index.html site-old/index.html
docker compose build -q
docker compose up -d
