cd ~/letters
# -u: the file shall be yours. -v and -w: the tool works on this folder. --rm: nothing stays.
docker run --rm -u "$(id -u):$(id -g)" -v "$PWD:/work" -w /work letter-tool letter.txt page.html
