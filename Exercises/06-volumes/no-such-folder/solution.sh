# The blank after the comma cut the argument in two. Source and target were swapped, and the path had no ./
cat > menu.sh <<'END'
docker run -d --name menu -p 8080:80 \
  --mount type=bind,source=./menu,target=/usr/share/nginx/html,readonly \
  nginx:1.29
END
sh menu.sh
