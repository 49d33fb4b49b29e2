# By name, so that the names travel too. Shared layers are in the file once.
docker save -o ~/stick.tar tide:1.0 tide:1.1
# Only after that may the images go.
docker rmi tide:1.0 tide:1.1
