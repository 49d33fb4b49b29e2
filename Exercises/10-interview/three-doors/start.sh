docker pull -q nginx:1.27
docker network create quay
mkdir -p ~/api ~/front
cat > ~/api/default.conf <<'END'
server {
  listen 8000;
  location / { return 200 "12 crates\n"; }
}
END
cat > ~/front/default.conf <<'END'
server {
  listen 80;
  location / { proxy_pass http://api:8080; }
}
END
docker run -d --name api --network quay -v ~/api:/etc/nginx/conf.d:ro nginx:1.27
docker run -d --name front -p 8080:8080 -v ~/front:/etc/nginx/conf.d:ro nginx:1.27
sleep 2
