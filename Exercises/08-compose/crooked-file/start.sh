docker pull -q nginx:1.27-alpine
docker pull -q redis:7-alpine
docker pull -q nginx:1.27
mkdir -p ~/ferry
cat > ~/ferry/compose.yaml <<'END'
version: "3.8"
services:
  gate:
    imgae: nginx:1.27-alpine
    ports:
      - "8080:80"
  timetable:
    image: nginx:1.27
    ports:
      "8081:80"
    environment:
      VERSION: 2.10
store:
  image: redis:7-alpine
END
