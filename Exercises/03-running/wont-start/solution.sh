# 126: the file may not be executed.
docker run --rm sorter:1
chmod +x sorter/sort.sh
# 127 comes next: Alpine has no bash. The script needs nothing but sh.
sed -i '1s#/bin/bash#/bin/sh#' sorter/sort.sh
docker build -t sorter:2 sorter
docker run --name sorted sorter:2
