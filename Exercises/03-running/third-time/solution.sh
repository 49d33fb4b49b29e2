# on-failure leaves it alone after a success; :5 ends a hopeless case.
docker run -d --name tide --restart on-failure:5 tide:1
