docker pull -q nginx:1.27-alpine
docker pull -q redis:7-alpine
docker run -d --name market-old -p 8080:80 nginx:1.27-alpine
mkdir -p ~/fish
cd ~/fish
cat > store.sh <<'END'
sleep 5
exec redis-server --loglevel warning
END
cat > load.sh <<'END'
redis-cli -h store ping > /dev/null 2>&1 || { echo "load: the store does not answer"; exit 1; }
echo "load: sorting the price list, this needs about 30 MB"
head -c 30000000 /dev/zero | tail -c 30000000 > /dev/null || { echo "load: not enough memory"; exit 137; }
redis-cli -h store set price "Herring: 4.20"
END
cat > app.sh <<'END'
price=$(printf 'GET price\r\nQUIT\r\n' | nc store 6379 | sed -n 2p | tr -d '\r')
[ -n "$price" ] || { echo "app: no prices in the store"; exit 1; }
echo "$price" > /usr/share/nginx/html/index.html
exec nginx -g 'daemon off;'
END
printf 'server {\n  listen 80;\n  location / {\n    proxy_pass http://shop;\n  }\n}\n' > door.conf
cat > compose.yaml <<'END'
services:
  door:
    image: nginx:1.27-alpine
    ports:
      - "8080:80"
    volumes:
      - ./door.conf:/etc/nginx/conf.d/default.conf:ro
    depends_on:
      app:
        condition: service_started
    networks: [front]
  app:
    image: nginx:1.27-alpine
    command: sh /app.sh
    volumes:
      - ./app.sh:/app.sh:ro
    depends_on:
      load:
        condition: service_completed_successfully
    networks: [front, back]
  load:
    image: redis:7-alpine
    command: sh /load.sh
    mem_limit: 8m
    volumes:
      - ./load.sh:/load.sh:ro
    depends_on:
      - store
    networks: [back]
  store:
    image: redis:7-alpine
    command: sh /store.sh
    volumes:
      - ./store.sh:/store.sh:ro
      - data:/data
    networks: [back]
networks:
  front:
    driver: bridge
  back:
    ipam:
      config:
        - subnet: 172.30.9.0/24
volumes:
  data:
END
docker compose up -d
