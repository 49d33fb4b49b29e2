# The salaries can also come in by the input, and nothing is mounted at all.
docker run -i --name payroll --network none alpine:3.22 awk '{ sum += $2 } END { print sum }' < ~/salaries.txt > ~/total.txt
