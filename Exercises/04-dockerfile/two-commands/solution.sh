cd ~/guide
# A new ENTRYPOINT drops the CMD of the base, so it is said again.
cat > Dockerfile <<'END'
FROM announce:1
COPY wrap.sh /wrap.sh
ENTRYPOINT ["sh", "/wrap.sh"]
CMD ["--room", "1"]
END
# "$@" stands for all arguments, each kept as one word.
printf 'echo "Museum guide"\nexec sh /announce.sh "$@"\n' > wrap.sh
docker build -t guide:2 .
