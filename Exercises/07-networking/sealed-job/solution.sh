# none: loopback only. ro: the file can be read, not written. > is on the outside, so the sum lands on the host.
docker run --name payroll --network none -v ~/salaries.txt:/in.txt:ro alpine:3.22 awk '{ sum += $2 } END { print sum }' /in.txt > ~/total.txt
