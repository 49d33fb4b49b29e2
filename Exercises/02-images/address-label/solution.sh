# HOST:PORT / namespace / repository : tag
docker tag web:2.0 registry.example.com:5000/shop/web:2.0
# Docker Hub is the default, so the host may be left out.
docker tag web:2.0 acme/web:2.0
