printf 'HALL=1\nGUIDE_LANG=en\n' > hall.env
# All options stand before the image. -e beats the value of the same name in the file.
docker run -d --name guide \
  --env-file hall.env -e GUIDE_LANG=da \
  -u 1000 -w /tour --label team=museum \
  alpine:3.22 sleep 5000
