# What the program prints comes out to your shell, and > stores it. The container may go.
docker run --rm counter:1 > report.txt
