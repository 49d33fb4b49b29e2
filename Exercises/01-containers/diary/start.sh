docker pull -q alpine
docker run -d --name diary alpine sleep 900
docker exec diary sh -c 'echo "the key is under the third barrel" > /diary.txt'
docker stop diary
