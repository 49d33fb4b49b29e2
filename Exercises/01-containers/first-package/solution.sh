# --rm removes the container when cat has ended.
# The > stands outside: your own shell writes the file, on your machine.
docker run --rm alpine cat /etc/os-release > release.txt
