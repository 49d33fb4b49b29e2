docker tag web:1.0 localhost:5000/team/web:1.0
docker tag web:1.0 localhost:5000/team/web:latest
# -a pushes all tags of the repository at once.
docker push -a localhost:5000/team/web
