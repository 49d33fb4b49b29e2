docker pull busybox
for colour in red green blue; do
  docker create --name "$colour" busybox sleep 60
done
