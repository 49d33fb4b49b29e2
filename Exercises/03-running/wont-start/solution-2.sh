# The image's command can also name the interpreter. Then the file needs no right to execute.
cat > sorter/Dockerfile <<'END'
FROM alpine:3.22
COPY sort.sh /sort.sh
CMD ["sh", "/sort.sh"]
END
docker build -t sorter:2 sorter
docker run --name sorted sorter:2
