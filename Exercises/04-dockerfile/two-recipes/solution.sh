cd ~/sign
docker build -t sign:day .
# A second recipe in the same folder needs a name of its own.
cat > night.Dockerfile <<'END'
FROM alpine:3.22
COPY night.txt /sign.txt
CMD ["cat", "/sign.txt"]
END
# -f names the recipe, the dot is still the folder with the files.
docker build -t sign:night -f night.Dockerfile .
