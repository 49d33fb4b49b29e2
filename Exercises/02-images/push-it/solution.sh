# The name is the address: registry, port, repository, tag.
docker tag web:1.0 localhost:5000/team/web:1.0
docker push localhost:5000/team/web:1.0
# No tag means latest. All layers are there already, so only the name is sent.
docker tag web:1.0 localhost:5000/team/web
docker push localhost:5000/team/web
