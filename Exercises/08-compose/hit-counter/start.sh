docker pull -q python:3.12-slim
docker pull -q redis:7-alpine
mkdir -p ~/pier
cd ~/pier
cat > app.py <<'END'
import os

import redis
from flask import Flask

app = Flask(__name__)
store = redis.Redis(host=os.environ.get("STORE", "localhost"))


@app.route("/")
def count():
    return f"Visitors: {store.incr('visitors')}\n"


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=5000, debug=True)
END
printf 'flask\nredis\n' > requirements.txt
