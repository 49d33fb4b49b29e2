docker rm -f pay
# The same, written out.
docker run -d --name pay --mount type=tmpfs,target=/work,tmpfs-size=8m --mount source=payslips,target=/out pay:1
