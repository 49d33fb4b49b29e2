sed -i 's/11:00/14:30/' ~/sign/sign.conf
docker run -d --name sign --mount type=bind,src=/home/you/sign,dst=/etc/sign,readonly sign:1
