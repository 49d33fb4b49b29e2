# The new one takes the role as well. For a moment both answer.
docker run -d --name prices-v6 --network market --network-alias prices prices:6
# The old one leaves the stage, and goes on running in the wings.
docker network disconnect market prices-v5
