# Everything that does not run, except what carries the label keep=yes.
docker container prune -f --filter label!=keep=yes
# Anonymous volumes without a user. Named ones stay, for there is no -a.
docker volume prune -f
