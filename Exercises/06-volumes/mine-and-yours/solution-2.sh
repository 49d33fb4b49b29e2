# The numbers as numbers, and the owners changed file by file.
sed -i 's/--rm/--rm -u 1000:1000/' ~/press.sh
docker run --rm -v ~/report:/r alpine:3.22 sh -c 'chown 1000:1000 /r /r/2024.txt /r/2025.txt'
