docker pull -q nginx:1.29
mkdir /tmp/f
cat > /tmp/f/start.sh <<'END'
if [ -z "$SEASON" ]; then echo "ferry: SEASON is not set" >&2; exit 3; fi
echo "ferry: loading the map (7 MB)"
head -c 7000000 /dev/zero | tail -n 1 > /dev/null || exit 137
echo "<h1>$SEASON timetable</h1>" > /usr/share/nginx/html/index.html
exec nginx -g 'daemon off;'
END
cat > /tmp/f/Dockerfile <<'END'
FROM nginx:1.29
COPY start.sh /start.sh
CMD ["sh", "/start.sh"]
END
docker build -q -t ferry:1 /tmp/f
echo 'docker run -d --name ferry --restart on-failure:3 -m 6m -e SAISON=summer ferry:1 -p 8080:80' > run-ferry.sh
