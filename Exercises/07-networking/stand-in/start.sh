docker pull -q nginx:1.27
printf 'FROM nginx:1.27\nRUN echo "prices of May" > /usr/share/nginx/html/index.html\n' | docker build -q -t prices:5 -
printf 'FROM nginx:1.27\nRUN echo "prices of June" > /usr/share/nginx/html/index.html\n' | docker build -q -t prices:6 -
docker network create market
docker run -d --name prices-v5 --network market --network-alias prices prices:5
docker run -d --name asker --label rev=7 --network market nginx:1.27
