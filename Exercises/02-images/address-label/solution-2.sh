docker tag web:2.0 registry.example.com:5000/shop/web:2.0
# The full name of the same place.
docker tag web:2.0 docker.io/acme/web:2.0
