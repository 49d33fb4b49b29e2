# The log says: Running on http://127.0.0.1:5000. That address is the container's own.
docker logs board
sed -i 's/app.run(port/app.run(host="0.0.0.0", port/' ~/board/app.py
docker build -t board:2 ~/board
docker rm -f board
docker run -d --name board -p 8080:5000 board:2
