docker pull -q alpine:3.22
mkdir -p ~/album /tmp/a
echo 'a lighthouse' > /tmp/a/lighthouse.jpg
echo 'a crane' > /tmp/a/crane.jpg
tar czf ~/album/photos.tar.gz -C /tmp/a lighthouse.jpg crane.jpg
echo 'a negative' > /tmp/a/n1.raw
tar czf ~/album/negatives.tar.gz -C /tmp/a n1.raw
rm -r /tmp/a
