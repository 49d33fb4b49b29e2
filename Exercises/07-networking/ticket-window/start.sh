docker pull -q nginx:1.27
for i in 1 2 3; do
  printf "FROM nginx:1.27\nRUN echo 'window $i' > /usr/share/nginx/html/index.html\n" | docker build -q -t window:$i -
done
