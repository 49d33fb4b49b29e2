# Two repositories. Only one of them has a release 2.0, and its tag has no v.
curl -s localhost:5000/v2/_catalog
curl -s localhost:5000/v2/harbour/shop/tags/list
sed -i 's,team/shop:v2.0,harbour/shop:2.0,' ~/deploy.sh
sh ~/deploy.sh
