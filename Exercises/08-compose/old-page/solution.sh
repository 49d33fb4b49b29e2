cd ~/theatre
# The context is site-old, but the new page lies in site.
cat compose.yaml
sed -i 's/site-old/site/' compose.yaml
# An image of that name exists, so up alone would not build.
docker compose up -d --build
