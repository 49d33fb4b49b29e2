# The older key scale does the same.
cd ~/depot
sed -i -e '/container_name/d' -e '/ports:/d' -e '/8080:80/d' compose.yaml
sed -i 's#^    depends_on: \[packer\]#    depends_on: [packer]\n    ports: ["8080:80"]#' compose.yaml
printf '    scale: 3\n' >> compose.yaml
docker compose up -d
