# The long form says the same in words.
cd ~/gallery
cat >> compose.yaml <<'END'
    volumes:
      - type: bind
        source: ./page
        target: /usr/share/nginx/html
        read_only: true
      - type: bind
        source: ./site.conf
        target: /etc/nginx/conf.d/default.conf
        read_only: true
END
docker compose up -d
