docker pull -q redis:7-alpine
mkdir -p ~/canteen
cd ~/canteen
cat > load.sh <<'END'
redis-cli -h store ping > /dev/null || exit 1
echo "loading the menu ..."
sleep 3
redis-cli -h store set menu lentils
END
cat > counter.sh <<'END'
menu=$(redis-cli -h store get menu 2> /dev/null)
[ -n "$menu" ] || { echo "counter: no menu, closed"; exit 1; }
echo "counter: today: $menu"
exec sleep 1000000
END
cat > compose.yaml <<'END'
services:
  counter:
    image: redis:7-alpine
    command: sh /counter.sh
    volumes:
      - ./counter.sh:/counter.sh:ro
    depends_on:
      - store
  store:
    image: redis:7-alpine
END
