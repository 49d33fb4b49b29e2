# The long form, which lesson 5 explains, does the same.
echo 'docker run --name counter --mount type=volume,src=visitors,dst=/var/counter counter:1' > ~/start.sh
