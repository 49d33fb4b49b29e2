mkdir -p ~/board
cd ~/board
cat > app.py <<'END'
from flask import Flask

app = Flask(__name__)


@app.route("/")
def board():
    return "Departures: Line 7 at 12:40\n"


if __name__ == "__main__":
    app.run(port=5000)
END
cat > Dockerfile <<'END'
FROM python:3.12-slim
RUN pip install --no-cache-dir flask
WORKDIR /app
COPY app.py .
CMD ["python", "app.py"]
END
docker build -q -t board:1 .
docker run -d --name board -p 8080:5000 board:1
sleep 1
