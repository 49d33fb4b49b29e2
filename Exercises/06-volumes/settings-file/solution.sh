echo 'Ferry leaves at 14:30' > ~/sign/sign.conf
# The folder, not the file: sed -i puts a new file into the folder.
docker run -d --name sign -v ~/sign:/etc/sign:ro sign:1
