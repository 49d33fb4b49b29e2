# counter.conf says 172.17.0.2, and after the power cut that is radio.
cat ~/counter.conf
docker network inspect -f '{{range .Containers}}{{.Name}} {{.IPv4Address}} {{end}}' bridge
# A network of our own has names. The two that belong together go there.
docker network create canteen
docker rm -f kitchen counter
docker run -d --name kitchen --network canteen kitchen:1
# The settings get the name in place of the address.
sed -i 's/172\.17\.0\.2/kitchen/' ~/counter.conf
docker run -d --name counter --network canteen -p 8080:80 -v ~/counter.conf:/etc/nginx/conf.d/default.conf nginx:1.27
