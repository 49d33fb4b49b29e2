docker pull -q alpine:3.22
docker pull -q nginx:1.29
mkdir build
printf 'FROM nginx:1.29\nCOPY index.html /usr/share/nginx/html/\n' > build/Dockerfile
n=1
for topic in knots sails anchors; do
  echo "Exhibition: $topic" > build/index.html
  docker build -q -t site:$n build
  n=$((n + 1))
done
rm -r build
docker run --rm -v web:/usr/share/nginx/html site:1 sh -c 'mkdir /usr/share/nginx/html/photos; echo "by Mara" > /usr/share/nginx/html/photos/boat.txt'
docker run -d --name web -p 8080:80 -v web:/usr/share/nginx/html site:2
