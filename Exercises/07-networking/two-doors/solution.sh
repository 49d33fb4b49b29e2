# No address in front: every address of the host.
docker run -d --name programme -p 8080:80 festival:1
# 127.0.0.1 in front: only programs on the host come in.
docker run -d --name staff -p 127.0.0.1:8081:80 roster:1
