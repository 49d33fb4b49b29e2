# The shell puts nothing in the place of a variable that it does not know: docker pull got "alpine:".
cat ~/version.txt ~/fetch.sh
sed -i 's/VERSON/VERSION/' ~/fetch.sh
sh ~/fetch.sh
