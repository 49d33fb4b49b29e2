docker pull -q alpine:3.22
mkdir sorter
cat > sorter/sort.sh <<'END'
#!/bin/bash
letters=$(seq 31 | sort | wc -l)
echo "sorted $letters letters"
END
cat > sorter/Dockerfile <<'END'
FROM alpine:3.22
COPY sort.sh /sort.sh
CMD ["/sort.sh"]
END
docker build -q -t sorter:1 sorter
