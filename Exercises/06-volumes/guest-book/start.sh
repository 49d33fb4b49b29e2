docker pull -q alpine:3.22
mkdir counter
cat > counter/count.sh <<'END'
mkdir -p /var/counter
n=$(cat /var/counter/number 2>/dev/null || echo 0)
n=$((n + 1))
echo $n > /var/counter/number
echo "visitor $n"
END
printf 'FROM alpine:3.22\nCOPY count.sh /count.sh\nCMD ["sh", "/count.sh"]\n' > counter/Dockerfile
docker build -q -t counter:1 counter
cat > start.sh <<'END'
docker run --name counter ____ counter:1
END
