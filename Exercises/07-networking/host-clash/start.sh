docker pull -q nginx:1.27
printf 'FROM nginx:1.27\nRUN echo "Weather: fair" > /usr/share/nginx/html/index.html\n' | docker build -q -t weather:1 -
printf 'FROM nginx:1.27\nRUN echo "Tides: low at 14:05" > /usr/share/nginx/html/index.html\n' | docker build -q -t tides:1 -
docker run -d --name weather --network host weather:1
docker run -d --name tides --network host -p 8080:80 tides:1
sleep 3
