# The second network can come later, with connect.
docker network create desk
docker network create --internal archive
docker run -d --name page --network desk -p 8080:80 nginx:1.27
docker run -d --name loans --network desk nginx:1.27
docker run -d --name store --network archive redis:7
docker network connect archive loans
