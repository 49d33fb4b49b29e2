docker pull -q alpine:3.22
mkdir -p ~/crane
echo tok-9917 > ~/crane-token
cd ~/crane
cat > fetch.sh <<'END'
if [ "$1" != tok-9917 ]; then echo "wrong token"; exit 1; fi
echo "licensed packages" > /packages
END
printf 'FROM alpine:3.22\nARG TOKEN\nCOPY fetch.sh /fetch.sh\nRUN sh /fetch.sh "$TOKEN"\n' > Dockerfile
