echo 'VERSION=3.22' > ~/version.txt
cat > ~/fetch.sh <<'END'
. ~/version.txt
docker pull "alpine:$VERSON"
END
