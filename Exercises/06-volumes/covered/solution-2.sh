# Without copying: mount the folder of the old volume that holds the photos.
docker rm -f web
docker run -d --name web -p 8080:80 --mount source=web,target=/usr/share/nginx/html/photos,volume-subpath=photos site:2
