cd ~/pier
# Packages before code: a change of app.py leaves their layer alone.
cat > Dockerfile <<'END'
FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
CMD ["python", "app.py"]
END
# The bind mount covers /app with the folder itself; the named volume keeps what Redis writes.
cat > compose.yaml <<'END'
services:
  web:
    build: .
    ports:
      - "8000:5000"
    volumes:
      - .:/app
    environment:
      STORE: store
  store:
    image: redis:7-alpine
    volumes:
      - visitors:/data
volumes:
  visitors:
END
docker compose up -d
