docker pull -q nginx:1.27
printf 'FROM nginx:1.27\nRUN echo "Festival programme" > /usr/share/nginx/html/index.html\n' | docker build -q -t festival:1 -
printf 'FROM nginx:1.27\nRUN echo "Duty roster" > /usr/share/nginx/html/index.html\n' | docker build -q -t roster:1 -
