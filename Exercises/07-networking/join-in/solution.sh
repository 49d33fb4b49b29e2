# First the new cable, so that radio is never without a network.
docker network connect studio radio
# Then the old one comes out.
docker network disconnect bridge radio
