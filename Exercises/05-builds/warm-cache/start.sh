docker pull -q python:3.13-slim
mkdir -p ~/survey
cd ~/survey
printf 'flask==3.1.0\nrequests==2.32.3\n' > requirements.txt
echo 'print("survey")' > survey.py
cat > Dockerfile <<'EOF'
FROM python:3.13-slim
WORKDIR /app
COPY . .
RUN pip install --no-cache-dir -r requirements.txt
CMD ["python", "survey.py"]
EOF
docker build -q -t survey:1 .
