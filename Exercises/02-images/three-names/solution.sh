# First what exists, then the new name.
docker tag alpine:3.22 shop:1.4.2
docker tag shop:1.4.2 shop:1.4
# Two of three. shop:latest still has the old id.
docker images shop
# shop means shop:latest. The name moves away from the old version.
docker tag shop:1.4.2 shop
